declare module 'virtual:content.css';

interface ImportMetaEnv {
  /** Whether the site offers an offline copy; the others are written out at a build. */
  readonly OFFLINE: boolean;
}
