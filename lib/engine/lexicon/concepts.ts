import { formsOf } from '@/lib/text/words'

/**
 * Groups of words with the same meaning in biographies and works: general English, nothing about any subject. A word
 * belongs to one group; the first one counts.
 */
const groups = `
join joined recruit recruited recruitment hire hired hiring enlist enlisted poach poached
leave left leaving depart departed departure quit quitting resign resigned resignation exit exited
return returned rejoin rejoined comeback
found founded founder founding foundation cofound cofounded cofounder establish established inception
create created creator creation build built builder develop developed developer make made maker construct engineer engineered devise
publish published publication release released issue issued post posted appear appeared upload uploaded unveil unveiled launch launched debut
announce announced announcement reveal revealed declare confirm disclose
write wrote written writer author authored pen penned
phd doctorate doctoral
thesis dissertation
master masters msc
bachelor bachelors bsc undergraduate undergrad
supervise supervised supervisor supervision advisor adviser advise advised mentor mentored
teach taught teacher teaching instructor lecturer educator education educational
talk speech keynote presentation spoke speak spoken speaker
course class
coin coined coinage dub dubbed
say said tell told state stated remark remarked claim claimed argue argued argument contend maintain maintained assert
lead led leader leading head headed director direct directed chief boss helm oversee oversaw manage managed manager
work worked job employ employed employment position
win won award awarded prize honor honour honored recipient
born birth birthplace native
paper article study
repository repo
company firm startup venture carmaker automaker employer
lay layoff dismiss dismissed dismissal sack sacked fired
big large huge massive vast enormous
small tiny little minimal minimalist compact
quick fast rapid rapidly swift
important significant major key crucial central
child children kid
car cars vehicle vehicles automobile
self-driving autonomous driverless autonomy
picture image photo photograph
describe described description caption captioning
begin began begun start started beginning commence kick
end ended finish finished conclude concluded complete completed completion
show showed shown demonstrate demonstrated demonstration
use used user usage employ utilise utilize
help helped assist assisted assistance aid
buy bought acquire acquired acquisition purchase
sell sold sale
believe believed think thought view viewed opinion consider considered regard
predict predicted prediction forecast foresee expect expected
warn warned warning caution cautioned
criticise criticize criticised criticism critic critique
praise praised
explain explained explanation
collaborate collaborated collaboration collaborator colleague
spend spent
grow grew grown growth
raise raised funding
cost costs price
reach reached achieve achieved achievement attain
country nation
school academy
university college
film movie
book novel
programmer coder coding programming
software program programs
remove removed removal drop dropped eliminate eliminated
replace replaced replacement
camera cameras
minute minutes
last lasted length duration long
record records recording
goal aim ambition purpose mission
worry concern concerned fear worried
serve served service
receive received
refuse refused decline declined
visit visited
study studied
retire retired retirement
marry married marriage wife husband spouse
die died death dead
invent invented invention inventor
discover discovered discovery
name named title titled called
`

/** Stem (or lower-case form) to group. */
const groupOf = new Map<string, string>()
for (const line of groups.trim().split('\n')) {
  const words = line.trim().split(/\s+/)
  const id = `=${words[0] ?? ''}`
  for (const word of words) {
    const { lower, stem } = formsOf(word)
    if (!groupOf.has(lower)) groupOf.set(lower, id)
    if (!groupOf.has(stem)) groupOf.set(stem, id)
  }
}

/** The key for comparing a word: its group's, else its stem. */
export function conceptOf(word: { lower: string; stem: string }): string {
  return groupOf.get(word.lower) ?? groupOf.get(word.stem) ?? word.stem
}

/** Words without content of their own. */
export const stopWords = new Set(
  (
    'a an the this that these those it its he she they him her his hers their theirs them we us our you your i me my who whom whose which what where when why how ' +
    'is are was were be been being am do does did done have has had having will would shall should can could may might must ' +
    'and or but nor so yet if then than as at by for from in into of off on onto out over to up with within without about after before between through during against among under above below near since until upon via per ' +
    'approximately roughly nearly almost around famously reportedly actually especially particularly including together ' +
    'not no never also too very just only even still already again ever more most much many some any each every all both few several other another such same own one ones there here ' +
    'once while because although though however thus therefore hence indeed rather quite well now today later earlier ago back away ' +
    'thing things way ways like get got go goes went going come came take took taken put set give gave given make let keep kept become became ' +
    "s t d ll re ve m don didn doesn isn wasn weren aren couldn wouldn shouldn won't didn't don't doesn't isn't wasn't can't couldn't wouldn't it's he's she's that's"
  ).split(' '),
)

/** Pairs of opposites. General English only. */
const opposites = `
first last
before after
more less
more fewer
most least
increase decrease
increase reduce
rise fall
public private
open closed
always never
many few
all none
large small
big small
high low
long short
fast slow
easy hard
easy difficult
simple complex
optimistic pessimistic
optimist pessimist
transparent opaque
accept reject
allow forbid
success failure
succeed fail
best worst
better worse
excellent terrible
good bad
incredible disappointing
above below
inside outside
support oppose
agree disagree
include exclude
include omit
start end
begin end
begin stop
temporary permanent
male female
present absent
early late
win lose
gain lose
full empty
major minor
strong weak
true false
same different
safe dangerous
likely unlikely
possible impossible
scalar tensor
current former
static dynamic
concrete vague
double halve
doubled halved
honor ordeal
solved unsolved
aggressive conservative
voluntary involuntary
theory practice
help hinder
encourage discourage
praise criticise
confirm deny
love hate
like dislike
useful useless
sufficient insufficient
necessary unnecessary
reliable unreliable
official unofficial
formal informal
senior junior
north south
east west
father mother
brother sister
son daughter
husband wife
buy sell
alone together
manual automatic
manually automatically
complete incomplete
cheap expensive
rich poor
young old
new old
`

export const opposite = new Map<string, Set<string>>()
for (const line of opposites.trim().split('\n')) {
  const [a = '', b = ''] = line.split(' ').map((w) => formsOf(w).stem)
  opposite.set(a, (opposite.get(a) ?? new Set<string>()).add(b))
  opposite.set(b, (opposite.get(b) ?? new Set<string>()).add(a))
}
