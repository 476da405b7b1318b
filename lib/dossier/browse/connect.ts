/** Two entities that occur in the same claims. `a` < `b` are entity indexes, `claims` claim indexes. */
export interface Connection {
  a: number
  b: number
  claims: number[]
}

/** A claim with more entities is a list and does not connect them. */
const MOST = 8

/**
 * Connects every two entities of a claim, with all claims that name both, most claims first.
 *
 * @param mentions for each claim its entities
 */
export function connect(mentions: readonly (readonly number[])[]): Connection[] {
  const connections = new Map<string, Connection>()
  mentions.forEach((named, claim) => {
    if (named.length > MOST) return
    const inOrder = [...named].sort((x, y) => x - y)
    inOrder.forEach((a, i) => {
      for (const b of inOrder.slice(i + 1)) {
        const key = `${a}-${b}`
        const known = connections.get(key)
        if (known) known.claims.push(claim)
        else connections.set(key, { a, b, claims: [claim] })
      }
    })
  })
  return [...connections.values()].sort((x, y) => y.claims.length - x.claims.length || x.a - y.a || x.b - y.b)
}
