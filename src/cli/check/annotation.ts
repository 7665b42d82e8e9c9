import type { Problem } from '#catalog/content.ts';

/**
 * A problem as an annotation at its line:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function toAnnotation({ file, line, field, message }: Problem): string {
  const properties = `file=${property(file)},line=${line},title=${property(field || 'content')}`;
  return `::error ${properties}::${data(field ? `${field}: ${message}` : message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
