import type { Settings } from '@/lib/platform/settings'
import type { Book } from '@/components/claim/book'
import { formatAsOf } from '@/components/ui/format-date'
import { Icon } from '@/components/ui/icon'
import { Switch } from '@/components/ui/switch'
import { count, verdictWord, verdicts } from '@/components/ui/words'

export interface SettingsViewProps {
  settings: Settings
  book: Book
  version: string
  /** Reads along on every page: the setting and the permission together. */
  everySite: boolean
  /** The reader was asked and said no, just now. */
  refused: boolean
  /** Called in the click itself, before any wait: the browser asks only then. */
  onEverySite: (on: boolean) => void
  onChange: (change: Partial<Settings>) => void
}

const themes: [Settings['theme'], string][] = [
  ['auto', 'System'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

/** One column of switches, and what this is. */
export function SettingsView({
  settings,
  book,
  version,
  everySite,
  refused,
  onEverySite,
  onChange,
}: SettingsViewProps) {
  return (
    <>
      <h1 className="only-read">Settings</h1>
      <div>
        <Switch
          name="Read along on every site"
          about={
            everySite
              ? 'Pages that speak of the subject are checked as you open them.'
              : refused
                ? 'The browser did not allow it. Claimlight reads a page only when you ask.'
                : 'The browser will ask you to allow it. What is read stays in this browser.'
          }
          checked={everySite}
          onChange={onEverySite}
        />
        <div className="set">
          <h2 id="marks">Marks on the page</h2>
          <p>Which sentences get a line. The panel lists all of them.</p>
          <div className="choice marks wide" role="group" aria-labelledby="marks">
            {verdicts.map((verdict) => (
              <button
                key={verdict}
                type="button"
                className={verdict}
                aria-pressed={settings.marks[verdict]}
                onClick={() => onChange({ marks: { ...settings.marks, [verdict]: !settings.marks[verdict] } })}
              >
                <Icon name={verdict} />
                {verdictWord[verdict]}
              </button>
            ))}
          </div>
        </div>
        <Switch
          name="Number on the toolbar"
          about="Counts contradicted sentences."
          checked={settings.badge}
          onChange={(badge) => onChange({ badge })}
        />
        <div className="set">
          <h2 id="theme">Theme</h2>
          <div className="choice themes wide" role="group" aria-labelledby="theme">
            {themes.map(([theme, name]) => (
              <button
                key={theme}
                type="button"
                aria-pressed={settings.theme === theme}
                onClick={() => onChange({ theme })}
              >
                {name}
              </button>
            ))}
          </div>
        </div>
        <div className="set">
          <h2>Keys in the list of findings</h2>
          <p className="keys-line">
            <kbd>↑</kbd> <kbd>↓</kbd> move, <kbd>Enter</kbd> opens, <kbd>G</kbd> goes to the sentence, <kbd>N</kbd>{' '}
            writes a note.
          </p>
        </div>
        <div className="set">
          <h2>Dossier</h2>
          <p>
            <a href="#/dossier">{book.subject.name}</a>, as of {formatAsOf(book.asOf)}, version {book.version}.{' '}
            {count(book.claims.length, 'claim')} from {count(book.sources.length, 'source')}.
          </p>
        </div>
      </div>
      <footer className="foot">
        <p>Claimlight {version}. Nothing that you read leaves this browser.</p>
      </footer>
    </>
  )
}
