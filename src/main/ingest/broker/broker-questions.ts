import { listAccounts } from '../../store/accounts.ts'
import type { StageContext, StagedFile } from '../importer.ts'
import type { Profile } from '../profile.ts'
import type { SecondFill } from './judge-rows.ts'
import type { StagedRow } from './staged-row.ts'

type Question = StagedFile['questions'][number]

export interface QuestionEvidence {
  readonly rows: readonly StagedRow[]
  readonly profile: Profile
  readonly zone: string
  readonly isAccountMissing: boolean
  readonly secondFills: readonly SecondFill[]
  readonly context: StageContext
}

/** What a broker file has to ask. Only the account has no default; the rest stands as it is unless somebody answers. */
export function brokerQuestions({ rows, profile, zone, isAccountMissing, secondFills, context }: QuestionEvidence): Question[] {
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
  if (profile.zone !== null && rows.some((row) => row.record?.time?.zone === zone)) {
    const answer = context.answers.get('timezone')
    questions.push({
      id: 'timezone',
      text: 'In which time zone are the times of this file printed?',
      default: profile.zone,
      ...(answer === undefined ? {} : { answer }),
    })
  }
  for (const { row } of secondFills) questions.push(secondFillQuestion(row, context))
  return questions
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
