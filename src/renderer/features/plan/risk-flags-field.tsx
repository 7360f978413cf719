import { useState } from 'react'
import { RISK_CODES } from '#domain/screening/risk-overlap.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useWorkspace } from '../../app/workspace-context.tsx'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useAction } from '../../bridge/use-action.ts'
import { useCall } from '../../bridge/use-call.ts'
import { listed } from '../../format/plural.ts'
import { writeSession } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'
import { StateMark } from '../../ui/state-mark.tsx'

/** The risk flags of the name as last looked at; looking and finding nothing is a statement with a date. */
export function RiskFlagsField({ symbol, asOf }: { symbol: string; asOf: string | null }) {
  const { client } = useBridge()
  const workspace = useWorkspace()
  const register = useCall('registers.list', { register: 'risk-flags', symbol })
  const upsert = useAction('registers.upsert')
  const [code, setCode] = useState('')
  const row = (register.value?.rows ?? []).toSorted((a, b) => b.checkedAsOf.localeCompare(a.checkedAsOf))[0] ?? null
  const day = asOf ?? workspace.now.slice(0, 10)

  const write = async (flags: readonly { code: string; asOf: string }[], done: string): Promise<void> => {
    const outcome = await upsert.run({ register: 'risk-flags', row: { symbol, flags: [...flags], checkedAsOf: day } })
    if (outcome.ok && row !== null) rememberEdit(done, () => client.call('registers.upsert', { register: 'risk-flags', row }))
  }
  return (
    <fieldset className="plan-flags">
      <legend>Risk flags of {symbol}</legend>
      <p>
        {row === null ? (
          <StateMark state="unknown" as="words" word="never looked at" />
        ) : (
          <StateMark
            state={row.flags.length === 0 ? 'pass' : 'fail'}
            as="words"
            word={
              row.flags.length === 0
                ? `looked at ${writeSession(row.checkedAsOf)}: nothing found`
                : `${listed(row.flags.map((flag) => flag.code.replaceAll('_', ' ')))}, looked at ${writeSession(row.checkedAsOf)}`
            }
          />
        )}
      </p>
      <div className="plan-flags-entry">
        <Button onClick={() => void write([], `Looked at ${symbol}`)}>Looked at {writeSession(day)}: nothing found</Button>
        <Field label="Flag" value={code} onChange={setCode} offers={RISK_CODES} />
        <Button
          disabled={code.trim() === ''}
          onClick={() => {
            const flag = { code: code.trim().toLowerCase().replaceAll(' ', '_'), asOf: day }
            void write([...(row?.flags.filter((one) => one.code !== flag.code) ?? []), flag], `Flagged ${symbol}`).then(() => setCode(''))
          }}
        >
          Add the flag
        </Button>
      </div>
      {upsert.now.state === 'error' && <ErrorNote error={upsert.now.error} />}
    </fieldset>
  )
}
