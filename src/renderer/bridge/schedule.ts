/** Runs `work` after a moment and answers the function that calls it off. The moment is the caller's; tests run it by hand. */
export type Schedule = (work: () => void) => () => void

export const scheduleAfter =
  (ms: number): Schedule =>
  (work) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  }
