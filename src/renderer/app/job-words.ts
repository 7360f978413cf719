import { writeId } from '../format/id-words.ts'

/** What the worker did last, in words: "rotation.ladder" is "Rotation ladder". Names of jobs are ours; the points and dashes in them are not for the screen. */
export function jobWords(job: string): string {
  const words = writeId(job)
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
