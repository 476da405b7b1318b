import { useMemo } from 'react'
import { Say } from '@/components/ui/say'
import { isInDoubt } from '@/components/claim/book'
import { Folded } from '@/components/claim/source-list'
import { count } from '@/components/ui/words'
import type { Atlas } from './atlas'
import { chooseAround, neighbours } from './choose-nodes'
import { ClaimRows } from './claim-rows'
import { Crumbs } from './crumbs'
import { EntityLine } from './entity-line'
import { MapPicture } from './map-picture'
import { kindWord } from './map-room'
import { placeHref } from './place'

/** One person or thing: its other names, what stands near it in the claims, and the claims that name it. */
export function EntityRoom({ atlas, name }: { atlas: Atlas | null; name: string }) {
  const node = atlas?.nodes.find(({ entity }) => entity.name === name)
  const near = useMemo(() => (atlas && node ? neighbours(atlas, node) : []), [atlas, node])
  const chosen = useMemo(() => (atlas && node ? chooseAround(atlas, node, 10) : null), [atlas, node])
  if (atlas === null) return null
  if (!node || !chosen) {
    return (
      <Say
        lead="The dossier has nobody and nothing of this name."
        actions={
          <a className="btn" href="#/dossier/map">
            Who and what is in it
          </a>
        }
      />
    )
  }
  const { kind, aliases } = node.entity
  const doubts = node.claims.filter(isInDoubt).length
  const kindHref = placeHref({ at: 'map', view: { kind, asList: false } })
  const line = ({ node: other, link }: (typeof near)[number]) => (
    <li key={other.entity.name}>
      <EntityLine
        node={other}
        because={`${count(link.claims.length, 'claim')} ${link.claims.length === 1 ? 'names' : 'name'} both${link.isDoubtful ? ', in doubt' : ''}`}
      />
    </li>
  )
  return (
    <>
      <section className="block" aria-labelledby="entity">
        <Crumbs way={[{ name: kindWord[kind], href: kindHref }]} />
        <h1 className="title" id="entity">
          {name}
        </h1>
        <p className="second facts">
          {count(node.claims.length, 'claim')} {node.claims.length === 1 ? 'names' : 'name'}{' '}
          {kind === 'person' ? 'this person' : 'it'}
          {doubts > 0 && `, ${doubts} in doubt`}.{aliases.length > 0 && ` Also: ${aliases.join(', ')}.`}
        </p>
      </section>
      {near.length > 0 && (
        <section className="block" aria-labelledby="near">
          <div className="block-head">
            <h2 id="near">Named together with</h2>
            <span className="label">{near.length}</span>
          </div>
          {chosen.nodes.length > 3 && (
            <MapPicture
              chosen={chosen}
              label={`${name} and what claims name together with it. The same as a list below.`}
            />
          )}
          <ul className="entity-list" aria-labelledby="near">
            {near.slice(0, 4).map(line)}
          </ul>
          {near.length > 4 && (
            <Folded label={`${near.length - 4} more`}>
              <ul className="entity-list" aria-label="More names">
                {near.slice(4).map(line)}
              </ul>
            </Folded>
          )}
        </section>
      )}
      <section aria-labelledby="its-claims">
        <div className="list-head">
          <h2 id="its-claims">Claims</h2>
          <span className="label">{node.claims.length}</span>
        </div>
        <ClaimRows claims={node.claims} labelledBy="its-claims" withTopic />
      </section>
    </>
  )
}
