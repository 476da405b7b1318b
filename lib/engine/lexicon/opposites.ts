/**
 * Words that cannot both be true of one thing. A line has two sides, and every word of one is opposite to every word of
 * the other; "_" joins the words of a phrase. Words are lemmas: "give_up", not "gave_up". "un~ fair know+n" means
 * "unfair / fair" and "unknown / know", "~less ~ful use" means "useless / useful", "under~ over~ rate" means
 * "underrate / overrate". With prefixes such as "non", the form with a hyphen is included: "non profit".
 * Sources: WordNet's antonyms, reviewed, and our own lists. Leave out partners such as teacher and student.
 */
export const opposites = `
# Prefixes and suffixes
un~ able employment know+n likely usual change+d clear certain date+d expect+ed identified fair successful acceptable beaten named happy employed official popular
un~ cover fortunate necessary aware constitutional comfortable relate+d limit+ed disclose+d willing authorize+d stable defeated common conscious arm+ed predictable
un~ decide+d lawful finished safe want+ed sure resolved manned answered harm+ed realistic use+d documented insure+d familiar conventional reasonable pleasant marked forced
un~ seeded restrict+ed reliable confirm+ed touch+ed release+d see+n settle fit favorable favourable publish+ed solve+d noticed oppose+d affect+ed disputed intend+ed true healthy
un~ inhabit+ed announce+d welcome avoidable explain+ed prepare+d willingness solicit+ed orthodox regulate+d license+d sustainable checked desirable protect+ed signed suitable
un~ hurt interrupt+ed profitable develop+ed lock ethical broken warranted treated drafted equal forgettable control+led challenge+d happiness democratic declare+d satisfactory
un~ test+ed secured wise prove+n prove+d balance+d natural detected foreseen suspecting friendly seal+ed rate+d divided productive claimed earn+ed substantiated charted register+ed schedule+d
un~ intentional attended timely heralded contested elect+ed ambiguous real skilled fulfill+ed punish+ed titled disturb+ed controllable characteristic report+ed cut convince+d
un~ popularity bias+ed eventful attractive plan+ned concern+ed remarkable worthy helpful usable discover+ed recognize+d educate+d workable faithful
un~ important censored guard+ed damage+d organize+d train+ed injure+d cooperative interest+ed hinder+ed affiliated impressive define+d predictability fill+ed pave+d capped connected
un~ impeded list+ed invite+d responsive inspire+d professional traded committed scripted accustom+ed fund+ed explore+d approve+d question+ed justifiable pretentious detectable supervised
un~ fairness steady anticipate+d affordable support+ed restrain+ed holy block discipline+d sanitary counted sound recognizable sympathetic assisted attainable inform+ed selfish
un~ scientific ranked need+ed afraid edit+ed sophisticated clean patriotic adjust+ed complicate+d trustworthy playable alter+ed adorn+ed filtered cooked reachable realize+d opened
un~ competitive aided spectacular intelligible focus+ed enforceable diagnose+d collect+ed sanctioned sweeten+ed manageable kind attach+ed record+ed fashionable obstructed dress
un~ appeal+ing deserve+d satisfy+ing structured diminish+ed enthusiastic grateful populated sentimental labeled labelled encrypt+ed trust+ed patched paired
un~ weighted compressed attributed credited reviewed truthful audited tax+ed dubbed repeatable bounded controversial wrap pack install subscribe follow freeze load mute
un~ zip pin tie wind fasten armored sponsored cultivate+d apologetic imaginative mapped measured mixed moved orderly
in~ dependent dependence formal stability adequate sufficient ability appropriate direct complete visible correct consistent effective justice finite security definite accurate accuracy
in~ sane valid equality experience+d experience capable eligible active efficient conclusive tolerance competence compatible competent sanity decent voluntary significant action
in~ accessible convenience secure tolerable humane sensitive solvency convenient solvent fidelity fertility tangible efficiency consistency distinguishable frequent organic
in~ activity tolerant flexible admissible decisive coherent hospitable sensitivity gratitude discreet curable expensive applicable audible divisible edible elastic exact fertile
in~ hospitable operable separable soluble sincere animate vertebrate advisable attentive auspicious comparable
im~ probable proper balance possible possibility moral mortal mortality perfect practical mature maturity patience patient plausible personal morality precise precision mobile pure prudent polite modest movable permeable purity partial
il~ legal legitimate literate literacy logical legality legible legitimacy
ir~ responsible regular relevant rational reversible responsibility regularity relevance replaceable reparable resolute reconcilable recoverable refutable religious rationality
dis~ appear appearance agree agreement agreeable approve approval advantage ability assemble comfort connect connected continue favor favour honest honesty honor honour like loyal loyalty
dis~ obey obedience obedient order organize+d own pleased possess prove qualify qualification regard respect respectful satisfaction similar similarity trust unity use
dis~ arm armament embark engage integrate integration allow belief believe pleasure interest+ed honorable honourable proportionate affect+ed content contented entangle infect inherit invest incentive mount
dis~ parity avow
non~ profit partisan fiction existent existence bind+ing governmental linear traditional essential violent violence compliance compliant ferrous military trivial standard verbal toxic zero human
non~ commercial fatal renewable smoker resident member proliferation native negotiable invasive parametric deterministic academic alcoholic attendance citizen combatant conformist
non~ contributory denominational executive exclusive infectious intervention payment porous refundable residential stick sectarian smoking technical threaten+ing union autonomous
mis~ trust match understand understand+ing fortune behave diagnose manage judge
de~ centralize stabilize stabilise mobilization mobilize mobilise compress compression activate activation classify regulate regulation regulate+d colonization
de~ contaminate militarize militarise escalate escalation populate criminalize criminalise couple coupling segregate segregation humanize sensitize industrialize industrialise emphasize emphasise commission
de~ magnetize motivate forestation list moralize oxygenated salinate
~less ~ful use meaning harm help power hope fear care doubt color colour pain taste merci fruit thought tact
under~ over~ estimate estimated estimation value rated paid pay weight staffed represented sized achieve achiever achieving state statement priced funded cooked developed fitting fit exposed
under~ over~ exposure supply production charge populated report reported whelm confident
pre~ post~ war season game natal production colonial industrial election match operative revolutionary independence crisis pandemic training launch merger race modern revolution sale payment tax
pro~ anti~ war government union slavery democracy american european immigration nuclear western russian israel communist nazi british german labor vaccine soviet business trade abortion
up~ down~ grade beat ward hill stair stream turn swing load river trend link wind vote scale market
in~ out~ side sider flow put ward bound patient door
ex~ in~ ternal terior clude clusion clusive trinsic hale
maxi~ mini~ mum mize mal mise mization
en~ dis~ courage able franchise
hyper~ hypo~ tension thermia glycemia thyroidism active
bene~ male~ volent volence ficent
multi~ uni~ lateral polar cellular lateralism
macro~ micro~ economic economics scopic evolution
inter~ intra~ state molecular cellular
sub~ super~ sonic structure set script
mono~ poly~ gamy theism theist theistic gamous
homo~ hetero~ geneous geneity sexual sexuality
unspecified / specify
unpaid / pay
unmarried / marry
unjustified / justify
unsold / sell
unqualified / qualify
unwritten / write
unclassified / classify
unoccupied / occupy
unaccompanied / accompany
unconvincing / convince
unsatisfied / satisfy
uninspiring / inspire
unmet / meet
unchanging / change
unsurprising / surprise
unverified / verify
unmodified / modify
unratified / ratify
unbound / bind
uncertified / certify
disqualified / qualify
dissatisfied / satisfy
declassified / classify
undervalue / overvalued
underused / overuse
underpowered / overpower
inbound / bind

# Joining, leaving, holding a post
hire recruit recruitment enlist employ / dismiss dismissal fire sack layoff lay_off laid_off let_go
join rejoin enter / leave quit exit depart departure drop_out step_down
arrive arrival / depart departure leave
resign resignation quit step_down / dismiss dismissal fire sack
appoint appointment install / dismiss dismissal remove oust depose
promote promotion / demote demotion
stay / leave depart departure quit resign move_away
retain keep / lose discard relinquish give_up abandon drop
retire retirement / return comeback unretire
retire / active
employed / jobless unemployed out_of_work
full_time / part_time
permanent permanently / temporary temporarily interim provisional
pay salaried / unpaid volunteer pro_bono
volunteer voluntarily voluntary / forced compulsory mandatory conscripted coerce obligatory
optional / mandatory compulsory obligatory require
elective / compulsory require
amateur / professional
senior / junior
experience veteran expert / novice beginner inexperienced rookie newcomer
incumbent / challenger
successor / predecessor
succeed_by / precede_by
former formerly ex / current currently present incumbent
outgo / incoming
solo alone single_handedly / together jointly collaboratively
sole only / joint share
individual individually / collective collectively team_effort
independent independently / dependent subsidiary affiliated
freelance self_employed / salaried staff
in_person on_site onsite face_to_face / remotely remote online virtually by_phone off_site
in_house internally / outsourced externally
admit admission / expel expulsion reject rejection
enrol enroll enrolment / drop_out withdraw expel
graduate graduated / drop_out dropped_out dropout
pass passed / fail flunk
attend attended attendance / miss missed skip boycott absence
present presence / absent absence missing
welcome / shun rebuff
sign_up / opt_out
opt_in / opt_out
invite / exclude uninvite bar ban
include inclusion / exclude exclusion omit omission leave_out
insider / outsider
citizen / foreigner alien
native / immigrant foreign foreigner non_native
immigrate immigration immigrant / emigrate emigration emigrant
settle / emigrate

# Saying yes and no
accept acceptance / refuse refusal reject rejection decline spurn turn_down turned_down rebuff
agree agreement / disagree disagreement dispute object refuse
approve approval / reject rejection veto disapproval disapprove
allow permit permission authorize authorise / forbid ban prohibit prohibition bar prevent outlaw disallow
legalize legalise / outlaw ban criminalize criminalise prohibit
legal lawful / illegal unlawful illicit
confirm confirmation / deny denial refute disprove contradict
affirm / deny negate
admit acknowledge confess concede / deny denial conceal
claim / disclaim disown
support supporter back endorse endorsement / oppose opposition opponent resist
favor favour advocate / oppose opponent object
for_profit profit_make / nonprofit charitable not_for_profit
advocate proponent / opponent critic
praise praised acclaim applaud commend laud compliment / criticise criticize criticism condemn condemnation denounce censure slam blast lambast rebuke mock deride
commend commendation / reprimand
celebrate / mourn lament
welcomed / condemn deplore
recommend / discourage advise_against warn_against
encourage encouragement urge / discourage discouragement dissuade deter
persuade / dissuade
promise / renege
honor honour fulfil fulfill / break breach violate
obey comply compliance / defy disobey violate flout
compliant obedient / defiant rebellious
assent / dissent
yes / no
pro / con
affirmative / negative
positive / negative
unanimous unanimously / divided split contested
consensus accord / discord dissent disagreement
harmony / discord conflict
friend friendly / foe enemy hostile
friendly cordial amicable / hostile antagonistic
cooperate cooperation collaborate collaboration / compete competition rivalry
trust confidence / distrust suspicion mistrust
believe believer belief / doubt disbelieve skeptic sceptic disbelief
convince certain sure / doubtful unsure undecided skeptical sceptical
skeptical sceptical skepticism / credulous trust
optimistic optimism optimist hopeful upbeat bullish / pessimistic pessimism pessimist gloomy bearish downbeat hopeless
enthusiastic enthusiasm eager keen / reluctant apathetic indifferent unenthusiastic apathy
willing willingly eager / reluctant reluctantly unwilling
interest / bored indifferent
love adore admire / hate hated loathe despise detest
like enjoy / dislike loathe hate
admire admiration respect / despise contempt scorn
grateful / ungrateful resentful
forgive pardon / punish condemn
reward / punish penalize penalty
remember / forget
notice / overlook ignore
heed / ignore disregard
proud pride / ashamed humble shame
apologise apologize / boast

# Starting, going on, ending
start begin launch commence commencement / end finish stop cease conclude conclusion terminate termination halt shut_down
start_up / shut_down
launch / discontinue retire shut_down shutter cancel
open opened opening / close closed closure shut
open_source / closed_source proprietary
open_weight / proprietary
founded establish set_up create / dissolve disband abolish shut_down
create creation build / destroy destruction demolish demolition dismantle
construct / demolish
continue ongoing / stop discontinue halt cease suspend
still / no_longer not_any_more
ongoing underway in_progress unfinished pend / complete completed finished conclude
begin / finished
complete completed completion / abandon unfinished incomplete
resume / suspend pause halt
active / dormant inactive defunct extinct
extant survive / extinct defunct lose
living alive / dead deceased
survive survivor / die perish succumb
enable activate switch_on turn_on / disable deactivate switch_off turn_off
online / offline
schedule / cancel
on_schedule on_time punctual / late delay behind_schedule overdue
delay postpone postponed / hasten accelerate expedite bring_forward
early / late
earlier / later
earliest / latest
first / last
initial initially original / final finally eventual
opening / closing
debut premiere / farewell finale
prologue / epilogue
introduction / conclusion
premature / overdue
before prior / after
precede / follow
previous previously past / next future upcoming forthcome
ancient / modern contemporary
old / new
newest / oldest
young younger youth / old older elderly
youngest / oldest
youth / old_age
childhood / adulthood
child / adult
minor / adult
dawn sunrise / dusk sunset
midday noon / midnight
give_up / persist persevere
persist persistent / give_in
always constantly / never
often frequently regularly / rarely seldom
usually mostly / rarely seldom hardly_ever
permanent lasting eternal endure / fleeting transient ephemeral
once / repeatedly
one_off / recurring repeat
single / multiple several numerous
sudden suddenly abrupt abruptly / gradual gradually
immediately instantly at_once / eventually gradually
quick quickly fast rapid rapidly swift / slow slowly sluggish
faster quicker / slower
fastest / slowest
accelerate acceleration speed_up / slow_down decelerate deceleration
brief briefly / lengthy prolong
short / long
shorter / longer
shortest / longest
short_term / long_term
short_lived / long_lasting lasting endure
shorten / lengthen extend prolong
synchronous / asynchronous
real_time / batch
in_advance beforehand / afterwards
proactive / reactive
prospective / retrospective

# Winning, losing, success
win winner victory triumph victorious / lose loser defeat defeated
beat / lose_to
success succeed successful successfully / fail failure unsuccessful flop
hit / flop
thrive flourish prosper / struggle decline wither languish flounder
solvent / bankrupt insolvent
boom / bust slump recession
profit profitable / loss unprofitable
gain / lose loss
surplus / deficit shortage
achieve attain / fail
conquer / surrender
attack attacker offense offence offensive / defend defender defense defence defensive
advance / retreat
invade / withdraw
victory / setback
champion / runner_up
ahead / trail trailing behind
leader / follower
front_runner favorite favourite / underdog outsider
score / concede
qualify / eliminated
overcome / succumb
resist / yield surrender
winner / also_run
best / worst
better / worse
improve improvement / worsen deteriorate deterioration decline regress
outperform exceed surpass / underperform lag
exceed above over / below under fall_short
excellent outstand superb exceptional brilliant / terrible poor mediocre awful dreadful abysmal
impressive / disappoint
good / bad
well / badly poorly
superior / inferior
perfect flawless / flawed imperfect defective
advantage benefit merit / disadvantage drawback
strength / weakness
strong / weak
stronger / weaker
strengthen / weaken undermine
famous renowned celebrate well_know / obscure unknown little_know
fame / obscurity
popular / unpopular
notorious / reputable
critically_acclaimed acclaimed well_receive / panned
acclaim / outcry
innocent innocence acquit acquitted acquittal exonerate cleared / guilty guilt convict convicted conviction
free freed release / imprison jail jailed detain detained arrest
freedom liberty / captivity slavery bondage
liberate / enslave occupy
ban / lift_ban
grant granted award / deny revoke withhold
uphold affirm / overturn quash reverse strike_down
enact pass / repeal
ratify / reject
valid / void invalid

# More and less
increase grow growth rise rose raise expand expansion / decrease reduce reduction decline shrink diminish drop fall fell dwindle
increase boost raise surge soar climb gain / cut plunge plummet slump dip lower slash
expand / contract
expand extend enlarge / shrink narrow reduce
growth / contraction decline shrinkage
hike / cut
double doubled / halve halved
triple quadruple / halve
multiply multiplication / divide division
add addition / subtract subtraction remove removal deduct
insert / delete remove
append / truncate
gain_weight / lose_weight
upward / downward
ascend ascending ascent climb / descend descending descent
maximum maximal / minimum minimal
maximize maximise / minimize minimise
most / least fewest
more / less fewer
many numerous countless / few
majority / minority
large big huge massive enormous vast giant / small tiny little miniature minuscule
larger bigger / smaller
largest biggest / smallest
high / low
higher / lower
highest / lowest
tall / short
taller / shorter
tallest / shortest
deep / shallow
wide broad / narrow
widen broaden / narrow
thick / thin
fat overweight obese / thin slim lean
heavy / light lightweight
heavier / lighter
heaviest / lightest
heavyweight / lightweight
dense / sparse
abundant abundance plentiful ample / scarce scarcity lack insufficient meager meagre
enough sufficient adequate / insufficient inadequate lack
excess excessive surplus / shortage lack shortfall
full / empty vacant
fill / empty drain
crowded packed / deserted empty
complete entire entirely whole wholly fully completely / partial partly partially
totally / partially
all everyone everybody everything / none nobody nothing
everywhere / nowhere
half / whole
partial / total
absolute / relative
exact exactly precise precisely / approximate approximately roughly vague vaguely
significant substantial considerable major / negligible minor trivial insignificant slight minimal
significantly substantially dramatically sharply steeply / slightly marginally modestly
important crucial vital essential central / unimportant trivial irrelevant peripheral marginal
essential necessary indispensable / unnecessary superfluous redundant dispensable
primary main / secondary
primarily mainly / secondarily
core / fringe periphery
extreme radical / moderate mild
intense severe / mild
severe serious / mild trivial
aggravate exacerbate / alleviate ease mitigate relieve
intensify escalate / ease abate subside de_escalate
amplify / dampen muffle attenuate
peak zenith pinnacle / trough nadir bottom
top / bottom
upper / lower
overestimate / underestimate
exaggerate overstate / understate downplay
emphasise emphasize stress highlight / downplay minimise
frequent / infrequent rare
common commonplace widespread / rare uncommon scarce unusual
ubiquitous / rare
ordinary normal usual typical / extraordinary abnormal unusual atypical exceptional
standard / custom bespoke
average / exceptional
unique / common generic
general / specific particular
generally / specifically
generalist / specialist
generic / specific
broad / specific
diverse diversity vary / uniform homogeneous homogeneity uniformity
diversify / specialise specialize
variable vary / constant
constant / variable change
stable stability steady / unstable instability volatile volatility erratic
stabilise stabilize / destabilise destabilize
same identical / different distinct
similar alike / different dissimilar
similarity / difference
equal / unequal
finite / infinite
countable / uncountable
singular / plural
discrete / continuous
linear / nonlinear exponential

# Money and trade
buy purchase acquire acquisition / sell sale divest divestment
import / export exported
lend / borrow
credit / debit
asset / liability
deposit / withdraw withdrawal
invest investment / divest divestment
save / spend squander waste
earn / spend lose
income revenue / expense expenditure
cheap inexpensive affordable low_cost / expensive costly pricey
cheaper / costlier
cheapest / priciest
free free_of_charge / pay costly
rich wealthy affluent prosperous / poor impoverish destitute needy
wealth prosperity riches / poverty
richest wealthiest / poorest
luxury / budget
premium / budget basic
inflation / deflation
appreciate appreciation / depreciate depreciation
supply / demand
wholesale / retail
gross / net
taxable / tax_free tax_exempt
public publicly / private privately
go_public / go_private
list / delisted
nationalise nationalize nationalisation nationalization / privatise privatize privatisation privatization
state_owned government_run / privately_owned
commercial / noncommercial
merge merger / split demerger spin_off break_up
combine unite unify union unification / separate divide split separation
integrate / separate segregate
centralised centralize / decentralised decentralize distributed
monopoly / competition
generous generosity / stingy miserly selfish
donate donation give / withhold
lavish / frugal modest
frugal thrifty / wasteful extravagant
debt_free / indebt
own owned / rent rented lease
fix_price / variable_price
fix_rate / variable_rate
bull_market / bear_market

# Seeing, knowing, telling
reveal disclose disclosure expose unveil / conceal hide withhold cover_up
show / hide
visible / hide invisible
open openly / secret secretly covert covertly clandestine
overt / covert
secret confidential classify / public declassified
transparent transparency / opaque secretive secrecy opacity
publicise publicize publish / suppress withhold
publish / retract withdraw
anonymous anonymously / named identified
know / unknown
aware / unaware oblivious
discover / overlook
find / lose
true / false untrue
truth / falsehood lie
truthful honest / dishonest deceitful lying
honest honesty / dishonest dishonesty deceit
correct correctly right accurate accurately / incorrect incorrectly wrong wrongly inaccurate mistaken erroneous
right rightly / wrong wrongly
genuine authentic / fake counterfeit forge bogus
real / fake imaginary fictional fictitious
fact factual / fiction fictional
fiction / nonfiction
original / copy imitation replica derivative
prove / disprove unproven refute debunk
verify / unverified debunk
clear clearly / unclear vague ambiguous obscure
explicit explicitly / implicit implicitly tacit
literal literally / figurative figuratively metaphorical
direct directly / indirect indirectly
obvious evident / subtle hide
simple / complex complicate
simplicity / complexity
simplify / complicate
easy easily effortless / hard difficult tough
ease / difficulty
easier / harder
easiest / hardest
clarify / obscure confuse
concrete / abstract
abstract / representational
theory theoretical / practice practical experimental empirical
qualitative / quantitative
objective objectively / subjective subjectively
impartial unbiased neutral / bias partisan partial
neutral neutrality / partisan
certain certainty / uncertain uncertainty doubtful
confident confidence / insecure doubtful diffident
likely probable / unlikely improbable
possible / impossible
feasible / infeasible unfeasible
inevitable unavoidable / avoidable preventable
deliberate deliberately intentional intentionally on_purpose / accidental accidentally unintentional inadvertent inadvertently by_accident
plan / spontaneous unplanned
scripted / improvised
expect / unexpected surprise
predictable / unpredictable surprise
random randomly / systematic systematically
luck / skill
educate / uneducated ignorant
knowledge / ignorance
literate / illiterate
wise wisdom / foolish folly
clever intelligent smart / stupid dumb
intelligence / stupidity
genius / idiot
rational / irrational
logical / illogical
serious / frivolous humorous joking
serious / playful
tragedy tragic / comedy comic
sad sadness unhappy / happy happiness cheerful joyful
laugh / cry weep
joy / sorrow grief
pleasure / pain
calm / agitated nervous
relax / tense
patient / impatient
brave bravery courage courageous / cowardly cowardice timid
bold / timid cautious
cautious careful / reckless careless rash
careful carefully / careless carelessly
risky / safe
safe safety secure / dangerous danger unsafe hazardous
harmful / harmless beneficial
helpful / unhelpful harmful
help / hinder hamper
useful / useless
effective / ineffective
efficient / inefficient wasteful
productive / unproductive
reliable dependable / unreliable
competent capable / incompetent incapable
talented gift / untalented
lazy / diligent hardworking industrious
diligent / negligent
active / passive
actively / passively
energetic / lethargic
tireless / weary
introvert introverted / extrovert extroverted
shy / outgo
modest humble / arrogant boastful
humility / arrogance
polite / rude
kind kindness gentle / cruel cruelty harsh
merciful / merciless
gentle / rough
strict stringent / lenient lax
strictness / leniency
tolerant / intolerant
loyal loyalty faithful / disloyal treacherous traitor unfaithful
hero / villain
heroic / cowardly
moral / immoral
ethical / unethical
good_faith / bad_faith
fair / unfair unjust
justice / injustice
sober / drink intoxicate
healthy / ill sick unhealthy
health / illness sickness
well / ill unwell
recover recovery recuperate / relapse
cure / worsen
treat / neglect
fit / unfit
benign / malignant
acute / chronic
contagious / non_contagious
fertile / barren sterile infertile
asleep / awake
sleep / wake
conscious / unconscious
blind / sighted
hungry / full sated
vegetarian vegan / meat_eater carnivore carnivorous
herbivore herbivorous / carnivore carnivorous
vertebrate / invertebrate

# Politics, society, war
peace peaceful / war warlike violent
ceasefire truce / hostilities
violent violence / peaceful nonviolent nonviolence
militant / pacifist
civilian / military soldier combatant
arm / unarmed
arm / disarm
armament / disarmament
mobilise mobilize / demobilise demobilize
aggressive / peaceful defensive
deploy / withdraw
democracy democratic / dictatorship dictatorial autocracy autocratic authoritarian tyranny
liberal / conservative authoritarian illiberal
progressive / conservative reactionary
leave_wing leftist / right_wing rightist
centre_leave / centre_right
center_leave / center_right
far_leave / far_right
capitalism capitalist / communism communist socialism socialist
republican / monarchist
republic / monarchy
federal / unitary
unicameral / bicameral
ruling / opposition
hawk hawkish / dive dovish
multilateral / unilateral
unilateral unilaterally / bilateral bilaterally jointly
domestic / foreign overseas
domestically / abroad overseas
national / international
local locally / global globally worldwide
regional / global
internal / external
interior / exterior
inner / outer
inside / outside
indoor / outdoor
urban / rural
suburban / rural
coastal / inland landlocked
onshore / offshore
north northern northward / south southern southward
east eastern eastward / west western westward
northeast northeastern / southwest southwestern
northwest northwestern / southeast southeastern
elect / appoint unelected
vote_for / vote_against
in_favour in_favor / against oppose
in_office / out_of_office
majority_government / minority_government
nominate / withdraw
partisan / bipartisan nonpartisan
regulate regulation / deregulate deregulated deregulation
tighten / loosen relax ease
restrict / unrestricted
censor censorship / uncensored
equality / inequality
integrate / segregated
integration / segregation
discriminatory / inclusive
secular / religious
sacred / secular profane
believer / atheist
atheist atheism / religious theist theism
orthodox / heretical heterodox
mainstream / fringe alternative underground
traditional conventional / unconventional innovative modern novel
conventional / unorthodox
old_fashioned outdated obsolete / modern up_to_date cutting_edge
obsolete / current
conservative / radical
reform / preserve
revolutionary / reactionary counterrevolutionary
loyalist / rebel
independence / dependence
sovereign / colonial dependent
colonise colonize / decolonise decolonize
secede secession / join accession
annex / cede
unify reunify / partition
marry / single unmarried divorced
marry / divorce divorced
wed / divorce
legitimate / illegitimate
monogamous / polygamous
male masculine / female feminine
inherited / self_make
aristocratic / working_class
upper_class / lower_class
privileged / underprivileged disadvantaged
right_handed / leave_handed
right_hand / leave_hand
leave_side / right_side
leave_bank / right_bank

# Science, technology, making
functioning operational / malfunctioning broken inoperable out_of_order
repair repaired fix mend / break broke broken damage
preserve conserve / destroy
protect / endanger expose
assemble / disassemble dismantle
connect link / disconnect sever
attach / detach
lock / unlock
wrap / unwrap
fold / unfold
encode encoder / decode decoder
encrypt encryption / decrypt decryption
compress / decompress
install / uninstall
download / upload
input / output
transmit transmitter send sender / receive receiver
read_only / writable
write / erase delete
save / delete discard
log_in / log_out
sign_in / sign_out
hardware / software
analog analogue / digital
wired / wireless
automatic automate automatically automation / manual manually by_hand
autonomous self_drive driverless / manned human_drive
manned / unmanned
artificial synthetic / natural
man_make / natural
organic / synthetic inorganic
machine_make / handmade
mass_produce / handmade
static / dynamic
mutable / immutable
serial sequential / parallel
sequentially / simultaneously
local / remote
on_premises / cloud
frontend front_end / backend back_end
client_side / server_side
compile / interpret
statically_typed / dynamically_typed
strongly_typed / weakly_typed
supervised / unsupervised self_supervised
labelled labeled / unlabelled unlabeled
deterministic / stochastic probabilistic random
continuous_time / discrete_time
convex / concave nonconvex
symmetric symmetrical / asymmetric asymmetrical
scalar / tensor
forward / backward
forward_pass / backward_pass
encoder_only / decoder_only
overfit / underfit
precision / imprecision
high_level / low_level
high_resolution / low_resolution
high_quality / low_quality
high_speed / low_speed
high_end / low_end
high_risk / low_risk
high_profile / low_profile
large_scale / small_scale
top_down / bottom_up
upstream / downstream
backward_compatible / breaking_change
stable / experimental beta
single_player / multiplayer
monolithic / modular
lossless / lossy
synchronously / asynchronously
parallel / perpendicular
clockwise / counterclockwise anticlockwise anti_clockwise
convergent converge convergence / divergent diverge divergence
positive_feedback / negative_feedback
solid / liquid gaseous
melt / freeze solidify
boil / freeze
heat heated warm / cool cooled chill
hot / cold
hottest / coldest
warm / cool chilly
warming / cooling
wet damp moist / dry arid
rainy / dry
sunny / cloudy overcast
humid / arid
dark darkness / light bright
bright / dim dull
black / white
color colour / black_and_white monochrome
loud loudly noisy / quiet quietly silent
sound noise / silence
sweet / bitter sour
fresh / stale rotten
raw / cooked
ripe / unripe
hard / soft
harden / soften
rigid stiff / flexible
smooth / rough
sharp / blunt
tight / loose
straight / curved bent crooked
flat / hilly mountainous
round / square
hollow / solid
horizontal horizontally / vertical vertically
clean / dirty
ally allied / enemy rival foe adversary
acid acidic / alkaline
oxidation / reduction
absorb / emit
attract attraction / repel repulsion
exothermic / endothermic
aerobic / anaerobic
dominant / recessive
wild / tame domesticated domestic
deciduous / evergreen
annual / perennial
nocturnal / diurnal
aquatic / terrestrial
freshwater / saltwater marine
tropical / polar
invent / copy
innovate / imitate
renewable / fossil
electric / petrol diesel gasoline
pollute / clean
pure / contaminated pollute
sterile / contaminated
new / secondhand second_hand
brand_new / second_hand
modernise modernize / neglect
upgrade / downgrade
portable / stationary
mobile / stationary immobile
moving / stationary still
float / sink
land / take_off takeoff
embark / disembark
board / disembark
push / pull
lift / drop
open_air / indoor
load / unload
awake / sleeping
inhale / exhale
near nearby close / far distant remote
nearest closest / farthest furthest
approach / recede
front / back rear
forwards / rear
above / below beneath
upstairs / downstairs
overhead / underground
surface / underground
centre center / edge
gather / scatter disperse
concentrate / disperse dilute
collect / distribute
cluster / scatter

# Art, writing, speech
orally / in_write
prose / verse
poetry / prose
vocal / instrumental
acoustic / electric
studio_album / live_album
hardback hardcover / paperback
abridged / unabridged complete
edit / unedited
censored / uncensored
dubbed / subtitled
authorised authorize / unauthorised unauthorized
official officially / unofficial unofficially
formal formally / informal informally casual
professionally / amateurishly
signed / unsigned
silent_film / talkie
live_action / animate
first_person / third_person
past_tense / present_tense
active_voice / passive_voice
major_key / minor_key
synonym / antonym
beautiful pretty attractive / ugly
elegant / clumsy
graceful / awkward
interest fascinate / boring dull tedious
original / unoriginal
creative / uncreative
memorable / forgettable
concise brief succinct / verbose lengthy wordy long_winded
colorful colourful / drab
foreground / background
solo / duet group ensemble
single_author sole_author / co_author
ghostwritten / self_write
self_publish / traditionally_publish
self_teach / formally_train
self_fund bootstrapped / venture_backed
self_finance / sponsored
peer_reviewed / not_reviewed
handwritten / typed printed
print / digital
paperless / printed
leave_to_right / right_to_leave

# Other phrases
as_plan / unexpectedly
at_home / abroad
at_least / at_most
more_than / less_than fewer_than
at_first / in_the_end
for_free / for_a_fee
for_the_better / for_the_worse
in_public / in_private
on_the_record / off_the_record
in_stock / sell_out out_of_stock
in_print / out_of_print
in_season / out_of_season
in_session / in_recess
in_use / disused unused
in_control / out_of_control
in_time / too_late
on_duty / off_duty
on_screen / off_screen
on_stage / off_stage
on_budget / over_budget
under_budget / over_budget
too_many / too_few
too_much / too_little
in_common / at_odds
with_permission / without_permission
by_choice / by_force
by_day / by_night
by_mail / in_person
by_default / on_request
up_front / in_arrears
up_to_date / out_of_date
well_pay / underpaid badly_pay
well_off / badly_off
well_documented / undocumented
well_fund / underfunded
well_prepare / ill_prepare
well_inform / ill_inform
first_hand / second_hand
first_class / second_class
first_place / last_place
one_way / round_trip
one_time / recurring
make_public / keep_secret keep_private
go_ahead / called_off call_off
set_up / wind_down
turned_up showed_up / stayed_away
turned_up / turned_down
take_part / sit_out
take_over take_charge / stepped_down handed_over
caught_up / fell_behind
stood_by / backed_down
moved_in / moved_out
passed_on / held_back
bring_in / take_out
phase_in / phase_out
check_in / check_out
scale_up scaled_up / scale_down scaled_down
ramp_up / wind_down
double_down / back_down
net_gain / net_loss
non_stop / stopover
strictly / loosely
tightly / loosely
thorough thoroughly / superficial cursory
profound / superficial
strongly / weakly
temporarily / indefinitely
unconditional unconditionally / conditional conditionally
reversible / irreversible
curable / incurable
rehabilitate / condemn
reconcile / fall_out
amnesty / punishment
hope / despair
bless / curse
heaven / hell
order / chaos disorder
organise organize / chaotic disorganised disorganized
tidy / messy
punctually / belatedly
fasten / unfasten
pack / unpack
hoard / share
cohesive / fragment
intact undamaged unharmed unscathed / damage destroyed
unharmed unhurt uninjured / injure wounded hurt harm
wounded / unscathed
rescued / abandon
occupy / vacant unoccupied
inhabit / deserted uninhabited
populated / deserted
guard / unguarded
idle / running
overtake / lag
outlive / predecease
straightforward / convoluted
plausible / implausible far_fetch
tangible / intangible
bearable / unbearable
bulky / compact
extensive / limit
limit / unlimited boundless
hesitant / decisive
steadfast / wavering
vaccinated / unvaccinated
insure / uninsured
enthrone / dethrone
crown / depose
conquest / liberation
wax / wane
thaw / freeze
nourish / malnourished starve
feed / starve
exhaust / energetic
subsidise subsidize / tax
stimulate / stifle suppress
nurture / neglect
foster / stifle hinder
facilitate / impede hinder obstruct
enable / prevent
cause / prevent
trigger / prevent avert
avoid / confront seek
evade / face
face / avoid
`
