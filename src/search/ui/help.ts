/**
 * Gives what opens the help panel. Few readers call for it, so it comes with the first call; where
 * it does not come, the next call tries again.
 */
export function helpPanel(styles: Promise<void>): () => Promise<void> {
  let loading: Promise<() => void> | undefined;
  return async () => {
    loading ??= import('./help-dialog.ts').then(({ helpDialog }) => helpDialog(styles));
    const open = await loading.catch(() => {
      loading = undefined;
    });
    open?.();
  };
}
