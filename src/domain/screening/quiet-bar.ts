/** A bar that shows no range: high = low, or nothing traded. A volume that is not known is not 0. */
export const isQuietBar = (high: number, low: number, volume?: number | null): boolean => high <= low || volume === 0
