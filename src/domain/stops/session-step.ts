import { anyOf, type Flag } from '#domain/three-valued.ts'
import { bpsToFraction, SHARE_SLACK } from '#domain/units.ts'
import type { CloseVerdict } from './close-rules.ts'
import { answerExit, type ExitDue, fireExit, sharesWanted } from './exit-due.ts'
import { levelStep } from './level-step.ts'
import { exitFractionOf, rankFired, type StopRule } from './precedence.ts'
import type { SessionContext, StopState } from './session-context.ts'
import type { PriceLevel, StopSession } from './stop-session.ts'
import { sideSign, stopTouch, type Touch } from './stop-touch.ts'

/** How far one session has come. */
interface Progress {
  readonly held: number
  /** Sold today and not yet counted as the answer to an exit. */
  readonly sold: number
  readonly due: ExitDue | null
  readonly fired: readonly StopRule[]
  readonly others: readonly StopRule[]
  readonly touch: Touch | null
  readonly modelledFill: StopSession['modelledFill']
}

/**
 * One session, in the order it happens: exits decided at an earlier close act at the open; the price level in force is tested on what is left; the fills of
 * the day count; at the close the close rules decide, the user's dismissals apply and the level for the next session is set. One exit per step.
 */
export function stepSession(context: SessionContext, before: StopState, t: number): { readonly state: StopState; readonly record: StopSession } {
  const { bars, news, start } = context
  const { bought, sold } = fillsOf(context, t)
  const isFirst = t === start
  // What was bought on the first day is there to be stopped out; what is added later is taken to come after the open.
  const opening: Progress = { held: before.held + (isFirst ? bought : 0), sold, due: before.due, fired: [], others: [], touch: null, modelledFill: null }
  const priced = testPrice(context, before.inForce, actOnDecided(context, opening, t), t)
  const traded = { ...priced, held: priced.held + (isFirst ? 0 : bought) - priced.sold, sold: 0 }

  const verdicts = context.closeRules.map((judge) => judge(t))
  const isTight = anyOf(bars.market.tighten[t] ?? null, ...verdicts.map((verdict) => verdict.tightens))
  const judged = judgeClose(traded, verdicts, isTight, bars.sessions[t]!)
  const isDismissed = judged.due !== null && isDismissedIn(context, judged.due.rule, t)
  const due = isDismissed ? null : judged.due
  const isPriceRule = judged.due?.rule === 'gap' || judged.due?.rule === 'headline_trailing'

  const isFrozen = due !== null || isLeft(judged)
  const next = isFrozen && before.inForce !== null ? null : levelStep(context, before, t, isTight, isDismissed && isPriceRule)
  const level = next?.level ?? before.inForce!
  const { winner } = rankFired(judged.fired)
  const record: StopSession = {
    session: bars.sessions[t]!,
    open: bars.open[t] ?? null,
    high: bars.high[t]!,
    low: bars.low[t]!,
    close: bars.close[t]!,
    prior: before.inForce,
    level,
    fired: judged.fired,
    winner,
    others: [...judged.fired.filter((rule) => rule !== winner), ...judged.others],
    through: judged.touch === null ? null : before.inForce!.rule,
    exitFraction: winner === null ? 0 : exitFractionOf(winner),
    modelledFill: judged.modelledFill,
    due,
    isAddBlocked: due !== null || news[t]!.isBlind,
    sharesHeld: isLeft(judged) ? 0 : judged.held,
    newsState: news[t]!.state,
    isNewsBlind: news[t]!.isBlind,
    isTight,
    trail: next?.setFrom ?? null,
    closeVerdicts: verdicts.map(({ rule, fires, tightens }) => ({ rule, fires, tightens })),
    isCloseOnly: bars.hasRange[t] === false,
    unknownInputs: unknownInputsOf(context, verdicts, t),
  }
  return { state: { held: record.sharesHeld, due, inForce: level, trail: next?.trail ?? before.trail }, record }
}

/** (1) An exit decided at an earlier close: carried out at the first tradable open where fills are modelled, else answered by what was sold. */
function actOnDecided(context: SessionContext, progress: Progress, t: number): Progress {
  const { due } = progress
  if (due === null) return progress
  const { bars } = context
  const fillsNow = bars.isTradable[t] === true && !due.hasModelledFill
  const modelledFill = fillsNow ? { rule: due.rule, price: afterSpread(context, bars.open[t] ?? bars.close[t]!) } : null
  if (context.isModelled) {
    return fillsNow ? { ...progress, held: progress.held - sharesWanted(due), due: null, modelledFill } : progress
  }
  return answered({ ...progress, modelledFill }, fillsNow ? { ...due, hasModelledFill: true } : due)
}

/** (2) The one price level in force, on what is left. A lower level has not fired. */
function testPrice(context: SessionContext, inForce: PriceLevel | null, progress: Progress, t: number): Progress {
  if (inForce === null) return progress
  const touch = touchOf(context, inForce, t)
  if (touch === null) return progress
  const rule: StopRule = touch.isGap ? 'gap' : inForce.rule
  if (isLeft(progress) || progress.due?.fraction === 1) return { ...progress, others: [...progress.others, rule] }

  const due = fireExit(rule, context.bars.sessions[t]!, progress.held)
  const fired = { ...progress, fired: [rule], touch }
  if (context.bars.isTradable[t] !== true) return { ...fired, due }
  const modelledFill = { rule, price: afterSpread(context, touch.price) }
  if (context.isModelled) return { ...fired, held: 0, due: null, modelledFill }
  return answered({ ...fired, modelledFill }, { ...due, hasModelledFill: true })
}

/** (4) The close rules. A position already left, or to be left in full, decides nothing; what would have fired is noted. Shares bought back after a stop are judged anew. */
function judgeClose(progress: Progress, verdicts: readonly CloseVerdict[], isTight: Flag, session: StopSession['session']): Progress {
  const asked = verdicts.filter((verdict) => verdict.fires === true).map((verdict) => verdict.rule)
  const wanted: StopRule[] = isTight === true ? [...asked, 'tighten'] : asked
  if (isLeft(progress) || progress.due?.fraction === 1) return { ...progress, others: [...progress.others, ...wanted] }
  const { winner, exitFrac } = rankFired(wanted)
  const fired = [...progress.fired, ...wanted]
  if (exitFrac === 0) return { ...progress, fired }
  if (exitFrac <= (progress.due?.fraction ?? 0)) return { ...progress, others: [...progress.others, ...wanted] }
  return { ...progress, fired, due: fireExit(winner!, session, progress.held) }
}

const isLeft = ({ held }: Progress): boolean => held <= SHARE_SLACK

/** Today's sells count first as the answer to the exit that is due. */
function answered(progress: Progress, due: ExitDue): Progress {
  const used = Math.min(progress.sold, sharesWanted(due))
  return { ...progress, due: answerExit(due, used), held: progress.held - used, sold: progress.sold - used }
}

function touchOf({ position, bars, start }: SessionContext, inForce: PriceLevel, t: number): Touch | null {
  const { side, entryRest } = position
  if (bars.hasRange[t] === false) return stopTouch(side, inForce.price, { open: null, high: null, low: null, close: bars.close[t]! })
  // On the first day the open lies before the fill.
  const range = t === start && entryRest !== undefined ? entryRest : { high: bars.high[t]!, low: bars.low[t]! }
  return stopTouch(side, inForce.price, { ...range, open: t === start ? null : (bars.open[t] ?? null), close: bars.close[t]! })
}

const afterSpread = ({ position, halfSpreadBps }: SessionContext, price: number): number | null =>
  halfSpreadBps === null ? null : price * (1 - sideSign(position.side) * bpsToFraction(halfSpreadBps))

/** Shares bought and sold since the bar before, in the direction of the position. Sells do not count where exits are modelled. */
function fillsOf({ position, bars, isModelled }: SessionContext, t: number): { readonly bought: number; readonly sold: number } {
  let bought = 0
  let sold = 0
  for (const { session, shares } of position.fills) {
    if (session > bars.sessions[t]! || (t > 0 && session <= bars.sessions[t - 1]!)) continue
    if (shares > 0) bought += shares
    else sold -= shares
  }
  return { bought, sold: isModelled ? 0 : sold }
}

function isDismissedIn({ position, bars }: SessionContext, rule: StopRule, t: number): boolean {
  const before = bars.sessions[t - 1]
  return position.dismissals.some(
    (dismissal) => dismissal.rule === rule && dismissal.session <= bars.sessions[t]! && (before === undefined || dismissal.session > before),
  )
}

function unknownInputsOf({ bars, params, start }: SessionContext, verdicts: readonly CloseVerdict[], t: number): string[] {
  const { newsPoints, vix, vixPercentile, tighten } = bars.market
  const unknown = new Set<string>()
  if ((newsPoints[t] ?? null) === null) unknown.add('newsPoints')
  if ((vix[t] ?? null) === null) unknown.add('vix')
  else if ((vixPercentile[t] ?? null) === null) unknown.add('vixPercentile')
  if ((tighten[t] ?? null) === null) unknown.add('tighten')
  if (start < params.atrN) unknown.add('averageTrueRange')
  if (bars.hasRange[t] === false) unknown.add('range')
  for (const verdict of verdicts) for (const input of verdict.unknownInputs) unknown.add(input)
  return [...unknown]
}
