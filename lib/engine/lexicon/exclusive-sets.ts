/**
 * Sets of terms of which one place holds only one: a talk is no podcast, spring is not autumn. A line is a set, "="
 * joins synonyms, "_" the words of a phrase. No set holds a term together with a kind of it (vehicle and car). A word may
 * be in several sets. Opposites go first: see `opposites.ts`.
 */
export const exclusiveSets = `
# Writing and media
tweet=post essay paper=preprint talk=lecture=keynote podcast book video thread report thesis=dissertation interview newsletter patent letter speech course
novel short_story poem stage_play screenplay biography memoir textbook cookbook anthology
autobiography novel travelogue essay cookbook
chapter preface foreword appendix index glossary bibliography epilogue abstract
newspaper magazine journal website radio television=tv book
editorial column obituary review feature interview correction
film=movie series=tv_series documentary stage_play musical opera
hardcover=hardback paperback ebook audiobook
single album ep mixtape soundtrack compilation
cd vinyl=lp cassette dvd streaming blu_ray
poet novelist playwright=dramatist journalist=reporter critic screenwriter essayist biographer historian
author translator editor illustrator publisher ghostwriter reviewer
sonnet haiku limerick ode epic ballad elegy
comedy tragedy thriller horror western romance drama musical documentary satire
fantasy science_fiction=sci_fi mystery=detective romance thriller horror western historical_fiction
trilogy duology tetralogy standalone
email phone=telephone letter fax sms=text_message chat telegram postcard
twitter facebook instagram youtube linkedin tiktok reddit snapchat mastodon telegram whatsapp discord
press_release press_conference interview blog=blog_post leak memo statement
fiction poetry drama biography history
verb noun adjective adverb preposition pronoun conjunction
vowel consonant diphthong
comma semicolon colon apostrophe hyphen exclamation_mark question_mark
simile metaphor irony hyperbole allegory
headline caption footnote quotation
latin_alphabet cyrillic arabic_script devanagari hangul kanji
front_page back_page centrefold

# Education
bachelor=undergraduate master phd=doctorate associate_degree postdoc
kindergarten primary_school=elementary_school middle_school high_school=secondary_school college=university graduate_school
freshman sophomore junior senior
professor=full_professor associate_professor assistant_professor lecturer postdoc tutor teach_assistant
teacher principal=headmaster dean janitor
dean provost chancellor rector registrar
essay exam quiz presentation project homework
summa_cum_laude magna_cum_laude cum_laude
scholarship loan fellowship stipend
lecture seminar workshop tutorial lab exam
semester trimester quarter
valedictorian salutatorian dropout
law medicine engineer business theology education architecture
physics chemistry biology mathematics=math geology astronomy economics history philosophy psychology linguistics sociology
computer_science electrical_engineer mechanical_engineer civil_engineer chemical_engineer
algebra geometry calculus statistics topology number_theory combinatorics
botany zoology genetics ecology microbiology immunology
history geography literature art music philosophy theology law
anthropology archaeology sociology psychology economics political_science
vision speech robotics chemistry biology finance translation gaming
computer_vision natural_language_process=nlp speech_recognition robotics reinforcement_learn
optics mechanics thermodynamics acoustics electromagnetism cosmology
cardiology neurology oncology pediatrics psychiatry dermatology radiology surgery orthopedics

# Roles and ranks
founder director intern adviser=advisor employee=staff chair=chairman=chairwoman=chairperson president contractor consultant investor board_member
founder=cofounder employee intern investor customer
ceo=chief_executive cto=chief_technology_officer cfo=chief_financial_officer coo=chief_operate_officer chair=chairman
president vice_president treasurer secretary chairman
president prime_minister governor mayor senator congressman=representative ambassador minister judge chancellor
king=monarch queen prince princess duke earl count baron
emperor king sultan czar=tsar pharaoh shah caliph
major_general brigadier colonel captain lieutenant sergeant corporal
admiral commodore captain commander ensign midshipman
army navy air_force marines=marine_corps coast_guard
infantry cavalry artillery armour=armor
pope cardinal archbishop bishop priest deacon monk
rabbi imam priest pastor monk nun
lawyer=attorney judge juror=jury witness defendant clerk
detective sheriff constable warden
doctor=physician nurse dentist surgeon pharmacist veterinarian midwife therapist
cardiologist neurologist oncologist dermatologist psychiatrist radiologist
scientist engineer designer manager lawyer accountant salesman artist teacher
physicist chemist biologist mathematician geologist astronomer economist psychologist linguist sociologist philosopher historian
carpenter plumber electrician mason welder painter mechanic
baker butcher tailor barber blacksmith shoemaker
pilot driver sailor conductor engineer
actor director producer screenwriter cinematographer composer editor
singer guitarist drummer bassist pianist violinist cellist saxophonist trumpeter
conductor composer soloist librettist
sculptor painter photographer architect composer dancer
waiter chef=cook bartender cashier
farmer miner fisherman shepherd hunter
receptionist accountant secretary janitor guard
coach referee=umpire player manager physiotherapist spectator
apprentice journeyman master
lead_author coauthor reviewer editor
hobbyist professional student
majority_owner minority_owner co_owner
volunteer intern apprentice contractor employee
spokesman=spokesperson=spokeswoman lawyer assistant bodyguard
whistleblower spy informant hacker
legislature judiciary executive
senate house_of_representatives cabinet supreme_court
democrat republican libertarian socialist independent
liberal conservative labour=labor green socialist communist
monarchy republic dictatorship theocracy empire
constitution treaty statute decree amendment bill
election referendum coup inauguration impeachment
federal municipal county
city village town
district_court appeals_court supreme_court
murder theft=larceny fraud arson kidnap perjury bribery tax_evasion
fine prison=imprisonment probation community_service death_penalty=execution
felony misdemeanor
acquitted convicted pardoned
exile imprisonment execution

# Time
spring summer autumn=fall winter
january february april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
morning afternoon evening night
dawn=sunrise noon=midday dusk=sunset midnight
breakfast lunch dinner=supper
hourly daily=every_day weekly=every_week monthly=every_month quarterly yearly=annually=annual=every_year biennial
second minute hour day week month year decade century millennium
yesterday today tomorrow
weekday weekend
infancy childhood adolescence=teens adulthood old_age
infant=baby toddler teenager=adolescent adult pensioner
stone_age bronze_age iron_age
antiquity middle_ages renaissance enlightenment
jurassic cretaceous triassic permian devonian cambrian
christmas easter halloween thanksgiving ramadan hanukkah diwali
birthday anniversary wed funeral baptism graduation
once twice three_times=thrice four_times five_times
first second third fourth fifth sixth seventh eighth ninth tenth

# Places and directions
north east south west
northern eastern southern western
northeast northwest southeast southwest
africa europe asia antarctica australia north_america south_america
african european asian australian north_american south_american
pacific atlantic indian_ocean arctic_ocean
mountain valley desert forest plain island swamp canyon
river lake ocean=sea canal pond
beach cliff cave volcano glacier
kitchen bedroom bathroom garage basement=cellar attic office garden
basement ground_floor attic roof
house apartment=flat hotel castle tent caravan cabin
school hospital prison church factory museum library airport hotel theatre=theater
church mosque synagogue temple
park stadium theatre museum library zoo
harbour=harbor airport railway_station=train_station bus_stop
downtown suburb countryside
street bridge tunnel canal railway
ceiling floor wall door window
arch dome column=pillar tower spire vault buttress
gothic baroque romanesque art_deco brutalist neoclassical modernist
palace cottage skyscraper bungalow mansion barn
tropical temperate polar desert
coast inland offshore

# People and bodies
father mother brother sister son daughter uncle aunt cousin grandfather grandmother nephew niece
husband=wife=spouse parent sibling child=kid grandparent cousin friend
grandfather=grandpa grandmother=grandma grandson granddaughter
stepfather stepmother stepson stepdaughter
twin triplet quadruplet
marry single divorced widowed engage
wed divorce engagement separation
colleague=coworker neighbour=neighbor relative stranger classmate
neck shoulder arm elbow hand finger chest stomach hip leg knee foot toe
eye ear nose mouth chin forehead cheek
heart liver lung kidney brain stomach spleen pancreas
skull rib spine femur pelvis
thumb index_finger ring_finger little_finger
ankle knee wrist elbow shoulder hip
blond=blonde brunette redhead bald
beard moustache=mustache
vision hear smell taste touch
flu=influenza cancer diabetes malaria pneumonia tuberculosis measles cholera asthma stroke
virus bacterium=bacteria fungus parasite
bacterial viral fungal
vaccine antibiotic painkiller surgery radiation chemotherapy
tablet=pill injection syrup ointment
anger fear joy sadness surprise disgust
angry afraid=scare happy sad jealous
christian muslim jewish hindu buddhist atheist sikh
catholic protestant orthodox
christianity islam judaism hinduism buddhism
bible quran=koran torah vedas
methodist baptist lutheran anglican presbyterian
suicide murder accident illness
overdose drown heart_attack car_crash

# Nationalities and languages
american british canadian french german italian spanish russian chinese japanese indian australian brazilian dutch swedish polish korean
swiss austrian belgian danish norwegian finnish irish scottish greek turkish portuguese hungarian czech slovak romanian
mexican argentine chilean colombian peruvian cuban venezuelan
egyptian nigerian kenyan ethiopian moroccan ghanaian
israeli iranian iraqi syrian saudi lebanese pakistani
english french german spanish italian russian chinese=mandarin japanese arabic hindi portuguese korean dutch latin greek
dollar euro pound=sterling yen yuan=renminbi franc rupee ruble krona peso
bitcoin ethereum dogecoin

# Numbers, units, shapes
metre=meter kilometre=kilometer centimetre=centimeter millimetre=millimeter mile inch yard
gram=gramme kilogram=kilo tonne ounce milligram
litre=liter millilitre=milliliter gallon pint barrel
celsius fahrenheit kelvin
byte kilobyte megabyte gigabyte terabyte petabyte
watt volt ampere ohm joule hertz
kilowatt megawatt gigawatt
hectare acre
dozen hundred thousand million billion trillion
single double triple quadruple
solo duo=duet trio quartet quintet sextet
one_third one_half one_quarter
half third=one_third quarter
half quarter two_thirds three_quarters
circle square triangle rectangle hexagon pentagon oval
sphere cube cone cylinder pyramid
average median mode
length width height depth weight
speed weight height temperature price
area volume perimeter
addition subtraction multiplication division

# Colours and materials
red blue green yellow orange purple=violet brown black white grey=gray pink
turquoise scarlet beige
wood stone brick glass metal plastic concrete paper
gold silver copper iron aluminium=aluminum tin zinc platinum
steel bronze brass
cotton wool silk linen leather nylon polyester
oak pine birch maple beech cedar
diamond ruby emerald sapphire pearl
quartz granite marble limestone sandstone slate basalt
hydrogen helium lithium carbon nitrogen oxygen neon sodium chlorine
uranium plutonium thorium radium
solid liquid gas plasma
acid base salt
coal oil=petroleum natural_gas nuclear solar wind hydropower
petrol=gasoline diesel electric hydrogen hybrid
oil_paint watercolour=watercolor fresco sketch etch
paint sculpture photograph draw mosaic tapestry
impressionism cubism surrealism expressionism baroque romanticism
impressionist cubist surrealist expressionist
porcelain earthenware glass
strip dotted plain checked

# Animals, plants, food
dog cat horse cow pig sheep goat chicken rabbit
lion tiger bear wolf elephant monkey giraffe zebra fox deer
eagle owl parrot penguin swan sparrow crow duck
shark whale dolphin salmon tuna octopus
snake lizard turtle=tortoise crocodile frog
ant bee spider butterfly mosquito beetle
mouse=mice rat squirrel hamster
mammal bird fish reptile amphibian insect
puppy kitten calf lamb foal
carnivore herbivore omnivore
tulip daisy orchid lily sunflower
tree shrub grass moss
apple banana orange pear grape lemon cherry peach strawberry
potato tomato carrot onion cabbage spinach
wheat rice corn=maize barley oats
beef pork chicken lamb fish
coffee tea beer wine water milk juice whisky=whiskey vodka
red_wine white_wine
bread cheese butter egg sugar
salt sugar pepper vinegar
pizza pasta soup salad burger=hamburger sandwich sushi
sweet sour salty bitter
boil fried grill bake
vegetarian pescatarian meat_eater
knife fork spoon

# Sky and weather
mercury venus earth mars jupiter saturn uranus neptune
planet star moon comet asteroid galaxy
rain snow hail fog sunshine
sunny rainy cloudy foggy
earthquake flood drought hurricane=typhoon tornado wildfire tsunami eruption avalanche
moon mars venus
rocket satellite telescope rover

# Transport
car=automobile truck=lorry bus motorcycle=motorbike bicycle=bike train aeroplane=airplane helicopter ship
sedan suv pickup convertible hatchback minivan
ferry yacht submarine canoe sailboat
tram subway=metro bus taxi=cab
walk drive cycle swim fly
by_car by_train by_plane by_bus by_ship on_foot by_bicycle
wheel engine brake windscreen=windshield
road rail sea air
camera radar lidar ultrasound
runway highway=motorway railway
passenger driver pedestrian
first_class business_class economy_class
carriage sledge

# Technology
python java javascript typescript ruby rust perl php swift kotlin scala haskell fortran cobol lisp matlab golang julia
windows linux macos android ios unix
pytorch tensorflow jax keras theano
chrome firefox safari opera edge
pdf html csv json xml docx markdown latex
jpeg=jpg png gif svg tiff
mp3 wav flac
laptop=notebook desktop smartphone tablet smartwatch server
keyboard mouse monitor printer scanner
cpu gpu tpu fpga
ram ssd hard_drive usb_stick
wifi bluetooth ethernet
alpha beta release_candidate
mit_licence=mit_license gpl apache_licence=apache_license bsd_licence=bsd_license
classification regression clustering segmentation
image audio text video
convolutional recurrent transformer
pretraining finetuning inference
train_set validation_set test_set
first_person second_person third_person
supervised_learn unsupervised_learn reinforcement_learn
hardware software firmware
library compiler operate_system database browser
bug feature crash
mobile desktop web console
startup nonprofit=charity government university
startup conglomerate cooperative
patent trademark copyright trade_secret
website app=application plugin
frontend backend
virus worm trojan ransomware

# Business
corporation partnership sole_proprietorship nonprofit
merger acquisition spin_off joint_venture bankruptcy ipo=flotation
equity debt donation
see_round series_a series_b series_c series_d
stock bond derivative
salary bonus commission pension
bank insurer=insurance retailer airline manufacturer=carmaker restaurant brewery
sales market finance human_resources
revenue profit=earnings expenses debt
buy=purchase rent=lease build inherit steal borrow
hire promote fired=dismissed
founded=started=cofounded acquire=buy sell closed=liquidate join
strike=walkout lockout lawsuit protest
cash cheque credit_card
monopoly duopoly oligopoly
gift loan sale

# Awards and competition
gold=gold_medal silver=silver_medal bronze=bronze_medal
winner finalist runner_up semifinalist nominee
final semifinal=semi_final quarterfinal=quarter_final preliminary=qualifier
win draw=tie loss=defeat
first_place second_place third_place fourth_place
nobel_prize turing_award pulitzer_prize fields_medal
oscar=academy_award grammy emmy tony_award
best_actor best_actress best_director best_picture
best_paper best_poster best_demo
knighthood peerage honorary_degree

# Sport, music, games
football=soccer basketball baseball tennis golf hockey rugby cricket volleyball boxing swim wrestle
sprint marathon relay hurdles
skiing snowboard skate bobsleigh
judo karate boxing wrestle fencing
goalkeeper=goalie defender midfielder striker=forward
pitcher catcher shortstop outfielder
quarterback linebacker kicker
freestyle backstroke breaststroke butterfly
goal penalty corner foul
piano guitar violin drum trumpet flute saxophone cello clarinet harp
rock jazz pop hip_hop=rap classical blues folk reggae techno
soprano alto tenor baritone
symphony opera concerto sonata ballet
singer dancer actor comedian magician
chess poker go_game backgammon checkers=draughts
rook knight bishop pawn
hearts diamonds clubs spades
waltz tango salsa ballet foxtrot
cube=rubik crossword jigsaw=puzzle
dance sing paint

# Clothes and household
shirt trousers=pants skirt coat hat shoe scarf glove sock
ring necklace bracelet earring
glasses lenses monocle
bed chair table sofa=couch desk wardrobe
sword gun=firearm bow spear axe
pistol rifle shotgun
refrigerator=fridge oven dishwasher
hammer screwdriver drill

# Deeds and events
write translate edit illustrate
wed funeral concert trial election
conference concert exhibition trial
battle siege coup revolution
war_crime_trial civil_trial
knocked_out disqualified injure
crash=collision explosion fire shoot
stab shoot poison strangle hang drown
`
