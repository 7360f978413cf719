import type { Output } from '#contract/channels.ts'
import { fileName } from '../../format/file-place.ts'
import { writeId } from '../../format/id-words.ts'
import { writeOut } from '../../format/measure.ts'
import { writeMoment } from '../../format/moment.ts'
import { plural } from '../../format/plural.ts'
import { price } from '../../format/price.ts'
import { writeAge } from '../../format/session.ts'
import type { MarkState } from '../../ui/state-mark.tsx'

/** One thing that wants a look, and where it is looked at. */
export interface Task {
  readonly id: string
  readonly state: MarkState
  /** What it is about: a symbol, a plan, a kind of data. */
  readonly subject: string
  readonly what: string
  /** What to do about it. */
  readonly next: string
  readonly place: { readonly screen: string; readonly param: string | null }
}

export interface TaskSources {
  readonly stops: Output<'stops.evaluate'> | null
  readonly health: Output<'data.health'> | null
  readonly ladder: Output<'rotation.ladder'> | null
  readonly accounts: Output<'accounts.list'> | null
  readonly history: Output<'import.history'> | null
  readonly folders: Output<'folders.list'> | null
  readonly plans: readonly { readonly plan: Output<'plan.list'>['plans'][number]; readonly gate: Output<'checklist.gate'> | null }[]
}

/**
 * Everything that wants a look, the gravest first: exits due, positions without a stop, plans in hand, money and data that are unknown or old, the next check of the ladder.
 * A source that has not answered adds nothing; it is never taken as "nothing to do".
 */
export function listTasks({ stops, health, ladder, accounts, history, folders, plans }: TaskSources): Task[] {
  return [
    ...(stops?.positions ?? []).flatMap(stopTask),
    ...unjudgedTasks(stops?.positions ?? []),
    ...plans.flatMap(({ plan, gate }) => (gate === null || isAlreadyHeld(plan) ? [] : planTask(plan, gate))),
    ...(accounts?.accounts ?? []).flatMap(accountTask),
    ...(history?.batches.find((batch) => !batch.undone) === undefined ? [] : importTask(history.batches.find((batch) => !batch.undone))),
    ...(folders?.folders ?? []).flatMap(folderTask),
    ...(health?.classes ?? []).flatMap(healthTask),
    ...(ladder === null ? [] : [ladderTask(ladder)]),
  ].toSorted((a, b) => GRAVITY[a.state] - GRAVITY[b.state])
}

const GRAVITY: Readonly<Record<MarkState, number>> = { fail: 0, unknown: 1, stale: 2, 'not-tested': 3, pass: 4 }

type StopReading = Output<'stops.evaluate'>['positions'][number]

function stopTask(reading: StopReading): Task[] {
  const base = { id: `stop ${reading.position}`, subject: reading.symbol, place: { screen: 'name', param: reading.symbol } }
  if (reading.winner !== null) {
    return [{ ...base, state: 'fail', what: `exit: ${reading.reason}`, next: reading.exitFraction < 1 ? 'Take part of it off' : 'Close it at the next open' }]
  }
  if (reading.rule === 'none') return [{ ...base, state: 'unknown', what: 'held without a stop', next: 'Adopt it in a plan' }]
  return []
}

/** Inputs that no file of this version answers: shown beside the stop, no task. */
const WITHOUT_A_FILE: ReadonlySet<string> = new Set(['headlines', 'crossAsset'])

/** Stops that some input keeps from being judged in full: positions that miss the same inputs are one task, because one file answers them all. */
function unjudgedTasks(readings: readonly StopReading[]): Task[] {
  const groups = new Map<string, StopReading[]>()
  for (const reading of readings) {
    if (reading.winner !== null || reading.rule === 'none' || reading.unknownInputs.length === 0) continue
    const answerable = reading.unknownInputs.filter((input) => !WITHOUT_A_FILE.has(input))
    if (answerable.length === 0) continue
    const missing = answerable.map(writeId).join(', ')
    groups.set(missing, [...(groups.get(missing) ?? []), reading])
  }
  return [...groups].map(([missing, members]) => ({
    id: `unjudged ${missing}`,
    state: 'unknown',
    subject: members.length === 1 ? (members[0]?.symbol ?? '') : plural(members.length, 'stop'),
    what: `not judged by ${missing}: ${members.map(({ symbol, stopPrice }) => `${symbol} at ${writeOut(price, stopPrice)}`).join(', ')}`,
    next: 'Import what is missing',
    place: { screen: 'data', param: 'health' },
  }))
}

type Plan = Output<'plan.list'>['plans'][number]

/** An adopted position that is saved was bought long ago: its checklist holds nothing up. */
const isAlreadyHeld = (plan: Plan): boolean => plan.isAdopted && plan.status === 'saved'

function planTask(plan: Plan, gate: Output<'checklist.gate'>): Task {
  const state: MarkState = gate.decision === 'GO' ? 'pass' : gate.decision === 'REVIEW' ? 'stale' : 'fail'
  const blocked = gate.blockedBy.length
  return {
    id: `plan ${plan.plan}`,
    state: plan.status === 'draft' ? 'not-tested' : state,
    subject: plan.symbol,
    what: `plan is ${plan.status === 'draft' ? 'a draft, ' : ''}${gate.decision}`,
    next: blocked > 0 ? `Answer ${plural(blocked, 'blocking item')}` : gate.decision === 'GO' ? 'Print the checklist' : 'Read the overrides',
    place: { screen: 'checklist', param: plan.plan },
  }
}

function accountTask(account: Output<'accounts.list'>['accounts'][number]): Task[] {
  if (account.equity !== null && account.cash !== null) return []
  const missing = [...(account.equity === null ? ['equity'] : []), ...(account.cash === null ? ['settled cash'] : [])].join(' and ')
  return [
    {
      id: `account ${account.account}`,
      state: 'unknown',
      subject: account.account,
      what: `${missing} unknown, so no plan of it can be sized`,
      next: 'Enter it, or import positions',
      place: { screen: 'data', param: 'accounts' },
    },
  ]
}

/** A watched folder whose files wait for a word, or that cannot be looked at while it should be. */
function folderTask({ id, path, isOn, waiting, problem }: Output<'folders.list'>['folders'][number]): Task[] {
  const base = { id: `folder ${id}`, subject: fileName(path), place: { screen: 'data', param: null } }
  if (isOn && problem !== null) return [{ ...base, state: 'unknown', what: `not watched now: ${problem}`, next: 'Bring it back, or switch it off' }]
  if (waiting === 0) return []
  return [{ ...base, state: 'stale', what: `${plural(waiting, 'file waits', 'files wait')} for an answer`, next: 'Look at them on Data' }]
}

function importTask(batch: Output<'import.history'>['batches'][number] | undefined): Task[] {
  if (batch === undefined) return []
  const { review, unsupported, error } = batch.rows
  if (review + unsupported + error === 0) return []
  return [
    {
      id: `import ${batch.id}`,
      state: 'stale',
      subject: `Import ${batch.id}`,
      what: `${plural(review + unsupported + error, 'row')} held back on ${writeMoment(batch.at)}`,
      next: 'Read the reasons',
      place: { screen: 'data', param: 'history' },
    },
  ]
}

function healthTask(row: Output<'data.health'>['classes'][number]): Task[] {
  // A kind nobody has imported yet is not a task of today; it stands under freshness with the file that would answer it.
  if (row.state !== 'stale') return []
  return [
    {
      id: `data ${row.kind}`,
      state: 'stale',
      subject: row.label,
      what: row.ageSessions === null ? 'too old' : writeAge(row.ageSessions),
      next: row.wants ?? 'Import a newer file',
      place: { screen: 'data', param: 'import' },
    },
  ]
}

function ladderTask(ladder: Output<'rotation.ladder'>): Task {
  return {
    id: 'ladder',
    state: 'not-tested',
    subject: `Ladder L${ladder.level}`,
    what: 'next check',
    next: ladder.nextCheck,
    place: { screen: 'regime', param: null },
  }
}
