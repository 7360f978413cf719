/** What one evaluation says about one level of the ladder. */
export type Verdict = 'pass' | 'neutral' | 'fail' | 'unknown'
export const VERDICTS: readonly Verdict[] = ['pass', 'neutral', 'fail', 'unknown']

/** A study's own verdict; a missing one is null there and `unknown` on the ladder. */
export type StudyVerdict = Exclude<Verdict, 'unknown'>
