// @ts-check

/**
 * What went wrong, in one sentence that says what to do about it. The commands print the message
 * alone: a stack would only hide it.
 */
export class SetupError extends Error {}
