import type { ReactNode } from 'react'
import { FieldFrame } from './field.tsx'

interface SelectProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly onChange: (value: V) => void
  readonly choices: readonly { readonly value: V; readonly label: string }[]
  readonly hint?: ReactNode
  readonly fault?: string | undefined
  /** Shown first and chosen by nobody: "Choose an account". */
  readonly prompt?: string
  readonly isDisabled?: boolean
}

/** One of a few. The native control: it has its keys, its type-ahead and its reader for nothing. */
export function Select<V extends string>({ label, value, onChange, choices, hint, fault, prompt, isDisabled = false }: SelectProps<V>) {
  return (
    <FieldFrame label={label} hint={hint} fault={fault}>
      {({ id, describedBy, isFaulty }) => (
        <select
          id={id}
          className="input"
          value={value}
          disabled={isDisabled}
          onChange={(event) => onChange(event.target.value as V)}
          aria-describedby={describedBy}
          aria-invalid={isFaulty}
        >
          {prompt !== undefined && (
            <option value="" disabled>
              {prompt}
            </option>
          )}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}
