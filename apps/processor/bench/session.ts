/** A session of the whole market of US stocks. */
export const SESSION = { seed: 1, midnight: Date.UTC(2024, 7, 8, 4) } as const;
