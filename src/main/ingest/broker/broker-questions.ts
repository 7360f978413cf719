import { listAccounts } from '../../store/accounts.ts'
import type { StageContext, StagedFile } from '../importer.ts'
import type { Profile } from '../profile.ts'
import type { OrderUpdate } from './judge-orders.ts'
import type { JudgedRows } from './judge-rows.ts'
import type { StagedRow } from './staged-row.ts'
import type { StatedDay } from './stated-day.ts'

type Question = StagedFile['questions'][number]

export interface QuestionEvidence {
  readonly rows: readonly StagedRow[]
  readonly profile: Profile
  readonly zone: string
  readonly isAccountMissing: boolean
  readonly stated: StatedDay
  readonly judged: JudgedRows
  readonly context: StageContext
}

/** What a broker file has to ask. Only the account and the day have no default; the rest stands as it is unless somebody answers. */
export function brokerQuestions({ rows, profile, zone, isAccountMissing, stated, judged, context }: QuestionEvidence): Question[] {
  const questions: Question[] = []
  const answered = context.answers.get('account')
  const usesAnswer = answered !== undefined && context.account === undefined && rows.some((row) => row.account === String(answered))
  if (isAccountMissing || usesAnswer) {
    questions.push({
      id: 'account',
      text: 'Which account do these rows belong to? The file does not say.',
      choices: listAccounts(context.db).map((account) => account.id),
      ...(usesAnswer ? { answer: answered } : {}),
    })
  }
  if (stated.isAsked) questions.push(dayQuestion(stated, context))
  if (profile.zone !== null && rows.some((row) => row.record?.time?.zone === zone)) {
    const answer = context.answers.get('timezone')
    questions.push({
      id: 'timezone',
      text: 'In which time zone are the times of this file printed?',
      default: profile.zone,
      ...(answer === undefined ? {} : { answer }),
    })
  }
  for (const { row } of judged.secondFills) questions.push(secondFillQuestion(row, context))
  for (const update of judged.orderUpdates) questions.push(replaceQuestion(update, context))
  return questions
}

function dayQuestion({ day }: StatedDay, { answers }: StageContext): Question {
  const answer = answers.get('date')
  const isDay = answer !== undefined && String(answer) === day
  return {
    id: 'date',
    text: 'On which day were the trades of this file made? It prints times only. Write the day like 2026-04-02.',
    ...(isDay ? { answer } : {}),
  }
}

function replaceQuestion({ line, place, change, isEdited }: OrderUpdate, { answers }: StageContext): Question {
  const id = `replace:${line}`
  const answer = answers.get(id)
  return {
    id,
    text: `Line ${line}: the same order as ${place}, in a later state: ${change}. Replace the stored row${isEdited ? ', which you edited' : ''}?`,
    choices: ['no', 'yes'],
    default: 'no',
    ...(answer === undefined ? {} : { answer }),
  }
}

function secondFillQuestion(row: StagedRow, { answers }: StageContext): Question {
  const id = `secondFill:${row.line}`
  const { kind, quantity, symbol, price, session } = row.record ?? { kind: '', quantity: null, symbol: null, price: null, session: '' }
  const answer = answers.get(id)
  return {
    id,
    text: `Line ${row.line}: a ${kind} of ${quantity} ${symbol} at ${price} on ${session} is stored already, and this file lacks other rows of that day. Is it a second, identical fill?`,
    choices: ['no', 'yes'],
    default: 'no',
    ...(answer === undefined ? {} : { answer }),
  }
}
