/** true, false, or null = cannot be judged. */
export type Flag = boolean | null

/** Kleene or: one true decides; without it one unknown leaves the answer open. */
export function anyOf(...flags: readonly Flag[]): Flag {
  if (flags.includes(true)) return true
  return flags.includes(null) ? null : false
}

/** Kleene and: one false decides; without it one unknown leaves the answer open. */
export function allOf(...flags: readonly Flag[]): Flag {
  if (flags.includes(false)) return false
  return flags.includes(null) ? null : true
}

/** A test on a value that may be missing: null in, null out. */
export const judge = <T>(value: T | null | undefined, test: (known: T) => boolean): Flag => (value === null || value === undefined ? null : test(value))
