import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import './choice-list.css'

interface ChoiceListProps<T> {
  readonly label: string
  readonly placeholder: string
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly items: readonly T[]
  readonly itemId: (item: T) => string
  readonly draw: (item: T) => ReactNode
  readonly isOff?: (item: T) => boolean
  readonly onChoose: (item: T) => void
  readonly none: ReactNode
}

/** A field with its offers below: arrows move, Enter takes. The palette and the symbol finder are made of it. */
export function ChoiceList<T>({ label, placeholder, typed, onType, items, itemId, draw, isOff, onChoose, none }: ChoiceListProps<T>) {
  const id = useId()
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const standing = Math.min(at, items.length - 1)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [standing])
  const take = (item: T | undefined): void => {
    if (item !== undefined && isOff?.(item) !== true) onChoose(item)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const page = 8
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key]
    if (event.key === 'Enter') take(items[standing])
    else if (step !== undefined) setAt(Math.max(0, Math.min(items.length - 1, standing + step)))
    else return
    event.preventDefault()
  }
  return (
    <div className="choice-list">
      <input
        className="input choice-field"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={items.length > 0 ? `${id}-${standing}` : undefined}
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => {
          setAt(0)
          onType(event.target.value)
        }}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
        // The dialog was opened to type.
        autoFocus
      />
      <div ref={list} id={`${id}-list`} className="choices" role="listbox" aria-label={label}>
        {items.map((item, index) => (
          <div
            key={itemId(item)}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === standing}
            aria-disabled={isOff?.(item) === true}
            className="choice"
            onMouseMove={() => setAt(index)}
            onClick={() => take(item)}
          >
            {draw(item)}
          </div>
        ))}
      </div>
      {items.length === 0 && <div className="choice-none">{none}</div>}
    </div>
  )
}
