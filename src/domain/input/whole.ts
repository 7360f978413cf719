/** Whole numbers of at least / at most so much, as a range for the parameter checks. */
export const wholeFrom =
  (minimum: number) =>
  (value: number): boolean =>
    Number.isInteger(value) && value >= minimum
