import type { AppError } from '#contract/errors.ts'
import type { RowStatus } from '#contract/schemas/imports.ts'
import { activeBatchOfDigest } from '../../store/batches.ts'
import type { ReadDb } from '../../store/handles.ts'
import { heldBackTexts } from '../../store/raw-rows.ts'
import { isKnownZone } from '../cells/zone-time.ts'
import { refuseFile } from '../files/file-refusal.ts'
import { loadText } from '../files/load-text.ts'
import type { FileHead, StageContext, StagedFile } from '../importer.ts'
import { judgePositions } from '../positions/judge-positions.ts'
import type { Moment } from '../positions/printed-moment.ts'
import { refusedAnswer } from '../positions/stage-positions.ts'
import type { Profile } from '../profile.ts'
import { type AccountAssignment, assignAccounts } from './assign-accounts.ts'
import { brokerQuestions } from './broker-questions.ts'
import { checkFile } from './file-checks.ts'
import { findHeader } from './find-header.ts'
import { fileNotices } from './file-notices.ts'
import { type JudgedRows, judgeRows } from './judge-rows.ts'
import { KnownKeys } from './known-keys.ts'
import { loadKnownKeys } from './load-known-keys.ts'
import { numberSessions } from './number-sessions.ts'
import { rawText } from './raw-text.ts'
import { readBrokerFile } from './read-broker-file.ts'
import { StagedBrokerFile } from './staged-broker-file.ts'
import type { StagedRow } from './staged-row.ts'
import { statedDay } from './stated-day.ts'

/** Reads a broker file and judges every row against the store and the earlier files of the call. Nothing is written. */
export async function stageBrokerFile(
  path: string,
  head: FileHead,
  profile: Profile,
  context: StageContext,
  asked: StagedFile['questions'] = [],
): Promise<StagedBrokerFile | { readonly refused: AppError }> {
  if (profile.refusal !== undefined) return { refused: refuseFile(path, 'wrong-kind', profile.refusal, findHeader(head, profile)?.line) }
  const zone = textAnswer(context, 'timezone') ?? profile.zone ?? 'America/New_York'
  if (!isKnownZone(zone)) return { refused: refuseFile(path, 'unreadable', `“${zone}” is no time zone. Name one like America/New_York.`) }
  const stated = statedDay(profile, head.name, textAnswer(context, 'date'))
  const text = await loadText(path, context.breathe)
  if ('kind' in text) return { refused: text }
  const breathe = async (rows: number): Promise<void> => {
    context.progress(rows, null)
    await context.breathe()
  }
  const file = await readBrokerFile({ head, text, profile, zone, day: stated.day }, breathe)
  if ('kind' in file) return { refused: file }
  const assignment = assignAccounts(file, profile, context.account, textAnswer(context, 'account'))
  await context.breathe()
  numberSessions(file.rows, profile.order)
  const knownFile = activeBatchOfDigest(context.db, text.sha256)
  const judged = await judgeByAccount(file.rows, context, knownFile !== undefined)
  const refused = file.rows.some(({ position }) => position !== null) ? refusedAnswer(context) : null
  if (refused !== null) return { refused }
  const { questions } = judgePositions(file.rows, lastTraded(file.rows), context)
  context.progress(file.rows.length, file.rows.length)
  const checks = checkFile(file, profile, assignment, context.account)
  await context.breathe()
  return new StagedBrokerFile({
    sha256: text.sha256,
    encoding: text.encoding,
    account: assignment.account,
    accounts: accountsOf(file.rows, assignment, context.account),
    checks,
    questions: [
      ...asked,
      ...brokerQuestions({ rows: file.rows, profile, zone, isAccountMissing: assignment.isMissing, stated, judged, context }),
      ...questions,
    ],
    notices: fileNotices(file.rows, assignment, knownFile, context),
    isNothingToStore: hasNothingToStore(file.rows, profile, text.bytes, context.db),
    bytes: text.bytes,
    stagedRows: file.rows,
    nowAtMs: context.nowAtMs,
  })
}

function textAnswer({ answers }: StageContext, question: string): string | undefined {
  const answer = answers.get(question)
  return answer === undefined ? undefined : String(answer)
}

/** A table of positions without a day of its own is of the last day that the file trades. */
function lastTraded(rows: readonly StagedRow[]): Moment | null {
  let last = ''
  for (const { record } of rows) if (record !== null && record.session > last) last = record.session
  return last === '' ? null : { asOf: last, asOfTime: '' }
}

/** The accounts the rows go to; those the file itself shows where the user named another one or nobody has said yet. */
function accountsOf(rows: readonly StagedRow[], { shown }: AccountAssignment, given: string | undefined): readonly string[] {
  if (given !== undefined && shown.length > 0) return shown
  const used = new Set<string>()
  for (const { record, position, account } of rows) if ((record !== null || position !== null) && account !== null) used.add(account)
  return used.size === 0 ? shown : [...used]
}

/** Rows without an account yet are judged among themselves: which account they go to changes no row's status. */
async function judgeByAccount(rows: readonly StagedRow[], context: StageContext, isKnownFile: boolean): Promise<JudgedRows> {
  const byAccount = new Map<string | null, StagedRow[]>()
  for (const row of rows) {
    if (row.record === null) continue
    const own = byAccount.get(row.account)
    if (own === undefined) byAccount.set(row.account, [row])
    else own.push(row)
  }
  const [secondFills, orderUpdates]: [JudgedRows['secondFills'][number][], JudgedRows['orderUpdates'][number][]] = [[], []]
  const acceptedLines = yesLines(context, 'secondFill:')
  const replacedLines = yesLines(context, 'replace:')
  for (const [account, own] of byAccount) {
    await context.breathe()
    const known = account === null ? new KnownKeys() : await loadKnownKeys(account, own, context)
    const judged = await judgeRows({ rows: own, known, isKnownFile, acceptedLines, replacedLines }, context.breathe)
    secondFills.push(...judged.secondFills)
    orderUpdates.push(...judged.orderUpdates)
  }
  return { secondFills, orderUpdates }
}

/** The lines named by questions of this kind that were answered with yes. */
function yesLines({ answers }: StageContext, kind: string): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const [question, answer] of answers) {
    if (question.startsWith(kind) && (answer === 'yes' || answer === true)) lines.add(Number.parseInt(question.slice(kind.length), 10))
  }
  return lines
}

const HELD_BACK: ReadonlySet<RowStatus> = new Set<RowStatus>(['review', 'unsupported', 'error'])

/** True when every record is known and every held-back row is held by an active batch already. */
function hasNothingToStore(rows: readonly StagedRow[], profile: Profile, bytes: Buffer, db: ReadDb): StagedFile['isNothingToStore'] {
  const held: StagedRow[] = []
  for (const row of rows) {
    if (row.status === 'new') return false
    if (HELD_BACK.has(row.status)) held.push(row)
  }
  if (held.length === 0) return true
  const texts = heldBackTexts(db, profile.id)
  return held.every(({ start, end }) => texts.has(rawText(bytes, start, end)))
}
