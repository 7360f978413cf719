import { useState } from 'react'
import { Field } from '../../ui/field.tsx'
import type { TypedValue } from './typed-values.ts'

interface TypedSettingProps<T> {
  readonly label: string
  /** The value in force, as it is written. */
  readonly written: string
  /** A symbol is words, a share of equity a figure with its unit. */
  readonly unit?: string
  readonly hint: string
  readonly read: (typed: string) => TypedValue<T>
  readonly onChange: (value: T) => Promise<void>
}

/** A setting that is typed: it takes hold on Enter or when the field is left, and Esc puts back what was there. */
export function TypedSetting<T>({ label, written, unit, hint, read, onChange }: TypedSettingProps<T>) {
  // null while nothing is being typed: then the value in force is shown, whatever changed it.
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? written
  const taken = read(shown)
  const take = (): void => {
    if (taken.fault !== undefined) return
    setTyped(null)
    if (shown.trim() !== written) void onChange(taken.value)
  }
  return (
    <Field
      label={label}
      {...(unit === undefined ? {} : { unit })}
      as={unit === undefined ? 'text' : 'figure'}
      value={shown}
      onChange={setTyped}
      hint={hint}
      fault={taken.fault}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
        else if (event.key === 'Escape') setTyped(null)
      }}
    />
  )
}
