import { readDay } from '../cells/read-day.ts'
import type { Profile } from '../profile.ts'

/** The day of a file whose rows print times only. */
export interface StatedDay {
  /** ISO day, from the answer, else from the file's name; null = not known, or the rows print their days themselves. */
  readonly day: string | null
  /** True where it is asked: the name says nothing, or an answer was given. */
  readonly isAsked: boolean
}

const NO_QUESTION: StatedDay = { day: null, isAsked: false }

/** Looks for the day where the profile says it stands; an answer wins over the name, one that is no day counts as none. */
export function statedDay({ dayFrom }: Profile, fileName: string, answer: string | undefined): StatedDay {
  if (dayFrom === undefined) return NO_QUESTION
  const answered = answer === undefined ? null : readDay(answer, 'ymd')
  const printed = dayFrom.exec(fileName)?.[1]?.replace(/[-_.]/g, '')
  const named = printed === undefined ? null : readDay(printed, 'ymd')
  return { day: answered ?? named, isAsked: answer !== undefined || named === null }
}
