import { t } from '@/lib/i18n/t'
import type { CitedSentence, ReportList } from '@/packages/judges/not-covered'
import type { Report, ReportTable } from '../report/report-of'
import { safeUrl } from '@/lib/text/urls'

/** A report as a document in English: contents, text with numbered references, and the sources with links back. */
export function ReportPage({ report }: { report: Report }) {
  const { title, about, lead, tables, sections, missing, notes, tiers } = report
  const places = citedPlaces(report)
  const cited = (sentences: readonly CitedSentence[]) =>
    sentences.map((sentence, at) => <CitedSentenceText key={at} sentence={sentence} id={places.idOf(sentence)} />)
  const chapter = (name: string, lists: readonly ReportList[]) =>
    lists.length > 0 && (
      <>
        <h2>{name}</h2>
        {lists.map((one) => (
          <HeadedList key={one.name} name={one.name} items={one.items.map((item) => cited([item]))} />
        ))}
      </>
    )
  return (
    <article className="report" lang="en">
      <h1 className="title">{title}</h1>
      <p className="report-lead">{cited(lead)}</p>
      <StatementTables tables={tables} />
      <nav aria-label={t('writtenReport.contents')}>
        <ol>
          {sections.map(({ name }, at) => (
            <li key={name}>
              <a href={`#section-${at + 1}`}>{name}</a>
            </li>
          ))}
        </ol>
      </nav>
      {sections.map((section, at) => (
        <section key={section.name} aria-labelledby={`section-${at + 1}`}>
          <h2 id={`section-${at + 1}`}>{section.name}</h2>
          <p className="report-note">{[section.levels, section.note].join(' ')}</p>
          {section.paragraphs.map((part, i) => (
            <p key={i}>{cited(part)}</p>
          ))}
          <StatementTables tables={section.tables} />
          <HeadedList name={t('writtenReport.uncertain')} items={section.uncertain.map((one) => cited([one]))} />
        </section>
      ))}
      {chapter(t('writtenReport.missing'), missing)}
      {chapter(t('writtenReport.notes'), notes)}
      <h2>{t('writtenReport.sources')}</h2>
      {tiers.map(({ name, sources }) => (
        <section key={name}>
          <h3>{name}</h3>
          <ul className="report-sources">
            {sources.map(({ source: { n, title: of, publisher, date, url }, about: line }) => (
              <li key={n} id={`source-${n}`}>
                <b>[{n}]</b> {[publisher, of, date].filter(Boolean).join(', ')}{' '}
                {safeUrl(url) !== null && <a href={safeUrl(url) ?? undefined}>{url}</a>}{' '}
                <span className="report-note">{line}</span>
                {places.of(n).map((id, at) => (
                  <a key={id} href={`#${id}`} aria-label={`${t('writtenReport.back')} ${at + 1}`}>
                    {' '}
                    ↑{at + 1}
                  </a>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <h2>{t('writtenReport.about')}</h2>
      {about.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </article>
  )
}

function CitedSentenceText({
  sentence: { text, sources, passages = [] },
  id,
}: {
  sentence: CitedSentence
  id: string
}) {
  return (
    <span id={id}>
      {text}
      <References sources={sources} />{' '}
      {passages.map((address) => (
        <a key={address} className="report-ref" href={address}>
          {t('writtenReport.passage')}{' '}
        </a>
      ))}
    </span>
  )
}

function References({ sources }: { sources: readonly number[] }) {
  return sources.map((n) => (
    <a key={n} className="report-ref" href={`#source-${n}`}>
      [{n}]
    </a>
  ))
}

function HeadedList({ name, items }: { name: string; items: readonly React.ReactNode[] }) {
  if (items.length === 0) return null
  return (
    <>
      <h3>{name}</h3>
      <ul>
        {items.map((item, at) => (
          <li key={at}>{item}</li>
        ))}
      </ul>
    </>
  )
}

function StatementTables({ tables }: { tables: readonly ReportTable[] }) {
  return tables.map(({ name, heads, rows }, i) => (
    <div className="report-table" key={i}>
      <table>
        {name !== '' && <caption>{name}</caption>}
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col">{t('writtenReport.sources')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, sources }) => (
            <tr key={cells.join()}>
              {cells.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
              <td>
                <References sources={sources} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ))
}

export function citedPlaces({ lead, sections, missing, notes }: Report) {
  const all = [
    ...lead,
    ...sections.flatMap(({ paragraphs, uncertain }) => [...paragraphs.flat(), ...uncertain]),
    ...[...missing, ...notes].flatMap(({ items }) => items),
  ]
  const ids = new Map(all.map((sentence, at) => [sentence, `s${at + 1}`]))
  return {
    idOf: (sentence: CitedSentence): string => ids.get(sentence) ?? '',
    of: (n: number): string[] => [...ids].flatMap(([{ sources }, id]) => (sources.includes(n) ? id : [])),
  }
}
