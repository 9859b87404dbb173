/** Part of a whole, 0 to 1; null of nothing. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
