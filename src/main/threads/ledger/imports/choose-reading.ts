import { barImporter } from '../../../ingest/bars/bar-importer.ts'
import type { FileRefused } from '../../../ingest/files/file-refusal.ts'
import { refuseUnknown } from '../../../ingest/files/error-text.ts'
import { wordLines } from '../../../ingest/files/word-lines.ts'
import { weightsImporter } from '../../../ingest/holdings/weights-importer.ts'
import type { FileHead, Importer, Recognition } from '../../../ingest/importer.ts'
import { importers } from '../../../ingest/importers.ts'
import { valueImporter } from '../../../ingest/series/value-importer.ts'
import type { ChosenReading, FileAnswers } from './staged-call.ts'

interface Candidate {
  readonly importer: Importer
  readonly recognition: Recognition
}

/** Confidences this close are equal. */
const TIE = 1e-9

/** True when some importer reads by a profile of this id. */
export const isKnownProfile = (profileId: string): boolean => importers.some((importer) => importer.profileIds.includes(profileId))

/**
 * Decides how a file is read: by the profile the user named, else by the layout that fits best. Two that fit equally are
 * asked about; a named profile that the file does not look like is used with a warning.
 */
export function chooseReading(head: FileHead, given: string | undefined, answers: FileAnswers): ChosenReading | FileRefused {
  const byWords = candidatesByWords(head)
  const candidates = importers.flatMap((importer) =>
    byRows.has(importer) ? recognise(importer, head) : byWords.filter((candidate) => candidate.importer === importer),
  )
  const best = candidates.toSorted((one, other) => other.recognition.confidence - one.recognition.confidence)
  const named = given ?? answerOf(answers)
  if (named !== undefined) return readAsNamed(named, best)
  const first = best[0]
  if (first === undefined) return refuseUnknown(head)
  const equal = best.filter((candidate) => first.recognition.confidence - candidate.recognition.confidence < TIE)
  return { ...first, checks: [], questions: equal.length < 2 ? [] : [tieQuestion(equal)] }
}

const recognise = (importer: Importer, head: FileHead): Candidate[] => importer.recognise(head).map((recognition) => ({ importer, recognition }))

/** These families tell their layouts apart by days and numbers as well; all others by lines of words alone. */
const byRows: ReadonlySet<Importer> = new Set([barImporter, valueImporter, weightsImporter])

/** The last answer: the files of a folder mostly have one header, and thousands of them are asked about one after the other. */
let asked: { readonly words: string; readonly candidates: readonly Candidate[] } = { words: '', candidates: [] }

/** What the families that go by words see in a head. They are shown it without its rows of numbers, so equal words have equal answers. */
function candidatesByWords(head: FileHead): readonly Candidate[] {
  const lines = wordLines(head.lines)
  const words = lines.join('\n')
  if (asked.words !== words) {
    const candidates = importers.filter((importer) => !byRows.has(importer)).flatMap((importer) => recognise(importer, { ...head, lines }))
    asked = { words, candidates }
  }
  return asked.candidates
}

function readAsNamed(profileId: string, candidates: readonly Candidate[]): ChosenReading | FileRefused {
  const matching = candidates.find((candidate) => candidate.recognition.id === profileId)
  const looksLike = candidates[0]
  if (matching !== undefined) {
    const isBest = matching === looksLike
    return { ...matching, checks: isBest ? [] : [profileCheck(matching, looksLike)], questions: [] }
  }
  const importer = importers.find((candidate) => candidate.profileIds.includes(profileId))
  if (importer === undefined) throw new Error(`chooseReading: got the profile “${profileId}”, wanted one that isKnownProfile accepts`)
  const kind = looksLike?.recognition.kind ?? 'transactions'
  const forced: Candidate = { importer, recognition: { id: profileId, label: profileId, kind, confidence: 0 } }
  return { ...forced, checks: [profileCheck(forced, looksLike)], questions: [] }
}

const profileCheck = (used: Candidate, looksLike: Candidate | undefined): ChosenReading['checks'][number] => ({
  id: 'profile',
  ok: false,
  detail:
    looksLike === undefined
      ? `The file does not look like “${used.recognition.label}”; it is read as that because you said so.`
      : `The file looks like “${looksLike.recognition.label}”; it is read as “${used.recognition.label}” because you said so.`,
})

const tieQuestion = (equal: readonly Candidate[]): ChosenReading['questions'][number] => ({
  id: 'profile',
  text: `This file fits ${equal.map((candidate) => `“${candidate.recognition.label}”`).join(' and ')} equally well. Which is it?`,
  choices: equal.map((candidate) => candidate.recognition.id),
})

function answerOf(answers: FileAnswers): string | undefined {
  const answer = answers.get('profile')
  return typeof answer === 'string' && isKnownProfile(answer) ? answer : undefined
}
