// Loaded before a program (`node --import`): its clock is a year and some hours late.
const LATER = 400 * 24 * 60 * 60 * 1000 + 12_345_678;
const Now = globalThis.Date;

globalThis.Date = class extends Now {
  constructor(/** @type {any[]} */ ...parts) {
    // A Date takes its parts in several forms, of which TypeScript wants to see one.
    super(.../** @type {[number]} */ (parts.length > 0 ? parts : [Now.now() + LATER]));
  }

  static now() {
    return Now.now() + LATER;
  }
};
