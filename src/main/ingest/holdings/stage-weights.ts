import type { AppError } from '#contract/errors.ts'
import { newYorkDay } from '../../store/new-york-time.ts'
import { resolveSymbol, symbolCheck, symbolQuestion } from '../bars/symbol-question.ts'
import { FileRefusal } from '../bars/file-pieces.ts'
import { settleReading, WAITING } from '../bars/settle-reading.ts'
import { lineEnd, readRecords } from '../broker/read-records.ts'
import { refuseFile, refuseUnreadable } from '../files/file-refusal.ts'
import { loadText } from '../files/load-text.ts'
import type { FileHead, StageContext, StagedFile } from '../importer.ts'
import { readSeriesAnswers } from '../series/series-answers.ts'
import { isAllHeld } from './stage-holdings.ts'
import { StagedHoldingsFile } from './staged-holdings-file.ts'
import { WEIGHTS, weightsForm } from './weights-layout.ts'
import { WeightRows } from './weight-rows.ts'

/** Reads a table of weights and judges each day against the list stored for it. */
export async function stageWeights(path: string, head: FileHead, context: StageContext): Promise<StagedFile | { readonly refused: AppError }> {
  const found = weightsForm(head)
  if (found === undefined) return { refused: refuseFile(path, 'wrong-kind', `It is not laid out as ${WEIGHTS.label}.`) }
  const answers = readSeriesAnswers(context.answers, WEIGHTS.id)
  if (!answers.ok) return { refused: answers.error }
  const fund = resolveSymbol(context, head.name, '', answers.value.symbol)
  try {
    const { reading, questions } = await settleReading(path, head, found, 0, answers.value, context)
    const text = await loadText(path, context.breathe)
    if ('kind' in text) return { refused: text }
    const waits = questions.find((question) => question.answer === undefined)
    const rows = new WeightRows(reading, fund.symbol, newYorkDay(Math.floor(context.nowAtMs / 60_000)), waits === undefined ? null : WAITING[waits.id], {
      bytes: text.bytes,
      context,
    })
    let start = 0
    for (let line = 1; line <= reading.line; line += 1) start = lineEnd(text.bytes, start)
    const refused = await readRecords({ path, bytes: text.bytes, start, line: reading.line + 1, delimiter: ',' }, rows, context.breathe)
    if (refused !== null) return { refused }
    return new StagedHoldingsFile({
      path,
      sha256: text.sha256,
      encoding: text.encoding,
      profileId: WEIGHTS.id,
      fund: { symbol: fund.symbol, name: null },
      shareClass: null,
      holdings: rows.holdings,
      records: [],
      held: rows.held,
      checks: [symbolCheck(fund), ...rows.checks()],
      questions: [symbolQuestion(fund, 'Which fund are these the weights of?'), ...questions],
      notices: rows.notices(),
      isNothingToStore: !rows.holdings.some(({ isNew }) => isNew) && isAllHeld(context, text.sha256, WEIGHTS.id, rows.held),
    })
  } catch (thrown) {
    if (thrown instanceof FileRefusal) return { refused: thrown.error }
    if (thrown instanceof Error && 'code' in thrown && 'syscall' in thrown) return { refused: refuseUnreadable(path, thrown) }
    throw thrown
  }
}
