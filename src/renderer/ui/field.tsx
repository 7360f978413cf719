import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react'
import './field.css'

interface FieldFrameProps {
  readonly label: string
  /** What is expected, before anything is wrong. */
  readonly hint?: ReactNode
  /** What is wrong with what stands there. */
  readonly fault?: string | undefined
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined; readonly isFaulty: boolean }) => ReactNode
}

/** Label, control, and below it the fault or the hint. Every control of the desk stands in one. */
export function FieldFrame({ label, hint, fault, children }: FieldFrameProps) {
  const id = useId()
  const noteId = useId()
  const note = fault ?? hint
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="field-control">
        {children({ id, describedBy: note === undefined ? undefined : noteId, isFaulty: fault !== undefined })}
        {note !== undefined && (
          <p id={noteId} className={fault === undefined ? 'field-note' : 'field-note field-fault'}>
            {note}
          </p>
        )}
      </div>
    </div>
  )
}

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'size'> {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: ReactNode
  readonly fault?: string | undefined
  /** Behind the field: "% of equity". */
  readonly unit?: string
  /** `figure` is set in the figure face and aligned to the end. */
  readonly as?: 'text' | 'figure'
  /** A dialog begins here. */
  readonly isFirst?: boolean
  /** Earlier values offered while typing. */
  readonly offers?: readonly string[]
  readonly ref?: Ref<HTMLInputElement>
}

export function Field({ label, value, onChange, hint, fault, unit, as = 'text', isFirst = false, offers, ...rest }: FieldProps) {
  const listId = useId()
  return (
    <FieldFrame label={label} hint={hint} fault={fault}>
      {({ id, describedBy, isFaulty }) => (
        <>
          <input
            id={id}
            className={`input input-${as}`}
            data-first={isFirst ? '' : undefined}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            aria-describedby={describedBy}
            aria-invalid={isFaulty}
            list={offers === undefined ? undefined : listId}
            autoComplete="off"
            spellCheck={false}
            {...rest}
          />
          {unit !== undefined && <span className="field-unit">{unit}</span>}
          {offers !== undefined && (
            <datalist id={listId}>
              {offers.map((offer) => (
                <option key={offer} value={offer} />
              ))}
            </datalist>
          )}
        </>
      )}
    </FieldFrame>
  )
}
