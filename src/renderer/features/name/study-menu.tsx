import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { STUDY_IDS, STUDY_WORDS, type StudyId } from '../../chart/studies.ts'
import { Button } from '../../ui/button.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import { itemAfterKey } from './study-menu-keys.ts'

interface StudyMenuProps {
  readonly chosen: readonly StudyId[]
  readonly onChosen: (chosen: readonly StudyId[]) => void
  /** Why none can be drawn now. */
  readonly isOff: string | undefined
}

/** Which studies the chart draws. o opens it, arrows walk, Space or Enter switches and leaves it open, Esc leaves. Each stands in the palette too. */
export function StudyMenu({ chosen, onChosen, isOff }: StudyMenuProps) {
  const [isOpen, setIsOpen] = useState(false)
  const box = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLSpanElement>(null)
  const isShown = isOpen && isOff === undefined
  const items = (): HTMLElement[] => [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitemcheckbox]') ?? [])]
  const leave = (): void => {
    setIsOpen(false)
    button.current?.querySelector('button')?.focus()
  }
  const toggle = (id: StudyId): void => onChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  useEffect(() => {
    if (!isShown) return
    box.current?.querySelector<HTMLElement>('[role=menuitemcheckbox]')?.focus()
    const onPointerDown = ({ target }: PointerEvent): void => {
      if (target instanceof Node && box.current?.contains(target) === false) setIsOpen(false)
    }
    document.addEventListener('pointerdown', onPointerDown)
    return () => document.removeEventListener('pointerdown', onPointerDown)
  }, [isShown])
  useActions([
    { id: 'name.studies', label: 'Choose what is drawn over the bars', key: 'o', group: 'screen', run: () => setIsOpen(true), isOff },
    ...STUDY_IDS.map((id) => ({
      id: `name.study.${id}`,
      label: `${chosen.includes(id) ? 'Hide' : 'Show'} ${STUDY_WORDS[id]}`,
      group: 'screen' as const,
      run: () => toggle(id),
      isOff,
    })),
  ])
  const onKeyDown = (event: KeyboardEvent): void => {
    const list = items()
    const next = itemAfterKey(event.key, list.indexOf(document.activeElement as HTMLElement), list.length)
    if (next !== null) list[next]?.focus()
    else if (event.key === 'Escape' || event.key === 'o') leave()
    else if (event.key === 'Tab') {
      setIsOpen(false)
      return
    } else return
    event.preventDefault()
  }
  return (
    <span ref={box} className="study-menu">
      <span ref={button}>
        <Button
          rank="quiet"
          keys="o"
          aria-haspopup="menu"
          aria-expanded={isShown}
          disabled={isOff !== undefined}
          title={isOff}
          onClick={() => setIsOpen(!isShown)}
        >
          Overlays
        </Button>
      </span>
      {isShown && (
        <div className="study-menu-list" role="menu" aria-label="Overlays" data-keys="own" onKeyDown={onKeyDown}>
          {STUDY_IDS.map((id) => (
            <button key={id} type="button" role="menuitemcheckbox" aria-checked={chosen.includes(id)} tabIndex={-1} data-study={id} onClick={() => toggle(id)}>
              <span className="study-menu-tick" aria-hidden="true">
                {chosen.includes(id) ? '✓' : ''}
              </span>
              {STUDY_WORDS[id]}
            </button>
          ))}
        </div>
      )}
    </span>
  )
}
