import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useAction } from '../../bridge/use-action.ts'
import { useCall } from '../../bridge/use-call.ts'
import { writeId } from '../../format/id-words.ts'
import { listed } from '../../format/plural.ts'
import { writeSession } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { riskWords } from './state-words.ts'

interface RiskPanelProps {
  readonly symbol: string
  readonly risk: Output<'name.get'>['risk']
  readonly asOf: string | null
}

/** What the risk flags decide. Looking and finding nothing is a statement with a date, and one press. */
export function RiskPanel({ symbol, risk, asOf }: RiskPanelProps) {
  const { client } = useBridge()
  const { now } = useWorkspace()
  const register = useCall('registers.list', { register: 'risk-flags', symbol })
  const upsert = useAction('registers.upsert')
  const [code, setCode] = useState('')
  const before = (register.value?.rows ?? []).toSorted((a, b) => b.checkedAsOf.localeCompare(a.checkedAsOf))[0] ?? null
  const day = asOf ?? now.slice(0, 10)
  const { state, word } = riskWords(risk)

  const write = async (flags: readonly { readonly code: string; readonly asOf: string }[], done: string): Promise<boolean> => {
    const outcome = await upsert.run({ register: 'risk-flags', row: { symbol, flags: [...flags], checkedAsOf: day } })
    if (outcome.ok && before !== null) rememberEdit(done, () => client.call('registers.upsert', { register: 'risk-flags', row: before }))
    return outcome.ok
  }
  const addFlag = async (): Promise<void> => {
    const flag = { code: code.trim().toLowerCase().replaceAll(' ', '_'), asOf: day }
    if (flag.code === '') return
    const kept = before?.flags.filter((one) => one.code !== flag.code) ?? []
    if (await write([...kept, flag], `Flagged ${symbol}: ${writeId(flag.code)}`)) setCode('')
  }
  return (
    <Panel title="Risk flags">
      <p className="name-risk">
        <StateMark state={state} as="words" word={word} />
        {risk.decision !== null && (
          <span>
            {risk.flags.length > 0 ? `${listed(risk.flags.map(writeId))}; ` : 'nothing found; '}
            looked at {risk.checkedAsOf === null ? 'never' : writeSession(risk.checkedAsOf)}
          </span>
        )}
      </p>
      <form
        className="name-risk-entry"
        onSubmit={(event) => {
          event.preventDefault()
          void addFlag()
        }}
      >
        <Button disabled={upsert.now.state === 'running'} onClick={() => void write([], `Looked at ${symbol}: nothing found`)}>
          Looked at {writeSession(day)}: nothing found
        </Button>
        <Field label="Found" value={code} onChange={setCode} placeholder="going concern" />
        <Button type="submit" disabled={code.trim() === '' || upsert.now.state === 'running'}>
          Flag
        </Button>
      </form>
      {upsert.now.state === 'error' && <ErrorNote error={upsert.now.error} />}
    </Panel>
  )
}
