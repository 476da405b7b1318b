import type { PageLanguage } from '@/lib/model/languages/page-language'

/** Sentences with one wrong detail each, written for this test, and the claims of the bundled dossier that show it. */
export const FOREIGN_SENTENCES: readonly ({ claims: string } & Record<PageLanguage, string>)[] = [
  {
    claims: 'toronto-bsc-years',
    fr: 'Entre 2004 et 2008, il a étudié à l’université de Toronto, où il a obtenu sa licence.',
    de: 'Von 2004 bis 2008 studierte er an der Universität Toronto und machte dort seinen Bachelor.',
    es: 'Entre 2004 y 2008 estudió en la Universidad de Toronto, donde obtuvo su licenciatura.',
  },
  {
    claims: 'toronto-majors-minor',
    fr: 'À Toronto, ses matières principales étaient l’informatique et la chimie, avec un peu de mathématiques.',
    de: 'In Toronto studierte er Informatik und Chemie, mit Mathematik als Nebenfach.',
    es: 'En Toronto estudió informática y química, con matemáticas como materia secundaria.',
  },
  {
    claims: 'ubc-advisor',
    fr: 'À l’UBC, Andrew Ng a encadré son travail de master.',
    de: 'An der UBC betreute Andrew Ng seine Masterarbeit.',
    es: 'En la UBC, Andrew Ng supervisó su trabajo de máster.',
  },
  {
    claims: 'phd-advisor',
    fr: 'À Stanford, sa directrice de thèse fut Daphne Koller.',
    de: 'Seine Doktormutter in Stanford war Daphne Koller.',
    es: 'En Stanford, la directora de su tesis doctoral fue Daphne Koller.',
  },
  {
    claims: 'phd-internship-2015 phd-internships-three',
    fr: 'Son dernier stage de doctorat, à l’été 2014, s’est déroulé chez DeepMind.',
    de: 'Das letzte Praktikum seiner Promotion absolvierte er im Sommer 2014 bei DeepMind.',
    es: 'Sus últimas prácticas de doctorado fueron en DeepMind, en el verano de 2014.',
  },
  {
    claims: 'cs231n-first-offering cs231n-two-offerings',
    fr: 'Le cours cs231n a été donné pour la première fois à Stanford pendant l’hiver 2016.',
    de: 'Der Kurs cs231n wurde in Stanford zum ersten Mal im Winter 2016 unterrichtet.',
    es: 'El curso cs231n se impartió por primera vez en Stanford en el invierno de 2016.',
  },
  {
    claims: 'micrograd-size zth-entry-exit',
    fr: 'micrograd compte environ 300 lignes de Python réparties en deux fichiers.',
    de: 'micrograd besteht aus etwa 300 Zeilen Python in zwei Dateien.',
    es: 'micrograd tiene unas 300 líneas de Python en dos archivos.',
  },
  {
    claims: 'zth-build-gpt zth-build-gpt-companion',
    fr: 'La leçon « Let’s build GPT » est sortie sur YouTube en mars 2023.',
    de: 'Die Vorlesung „Let’s build GPT“ erschien im März 2023 auf YouTube.',
    es: 'La lección «Let’s build GPT» apareció en YouTube en marzo de 2023.',
  },
  {
    claims: 'oai-exit2-date oai-second-exit-2024 oai-exit2-date-conflict oai-exit2-then-eureka',
    fr: 'En mars 2024, il a quitté OpenAI pour la deuxième fois.',
    de: 'Im März 2024 verließ er OpenAI zum zweiten Mal.',
    es: 'En marzo de 2024 dejó OpenAI por segunda vez.',
  },
  {
    claims: 'aiday-date-first aiday-with-musk',
    fr: 'Tesla a organisé son premier AI Day le 19 août 2020.',
    de: 'Tesla veranstaltete seinen ersten AI Day am 19. August 2020.',
    es: 'Tesla celebró su primer AI Day el 19 de agosto de 2020.',
  },
  {
    claims: 'aiday-synthetic-animal aiday-animal-senses',
    fr: 'Lors de l’AI Day 2021, il a comparé la voiture à une plante synthétique.',
    de: 'Beim AI Day 2021 verglich er das Auto mit einer synthetischen Pflanze.',
    es: 'En el AI Day de 2021 comparó el coche con una planta sintética.',
  },
  {
    claims: 'sw2-publication-date sw2-date-basis',
    fr: 'Son essai « Software 2.0 » a paru sur Medium en novembre 2018.',
    de: 'Sein Aufsatz „Software 2.0“ erschien im November 2018 auf Medium.',
    es: 'Su ensayo «Software 2.0» se publicó en Medium en noviembre de 2018.',
  },
  {
    claims: 'nanochat-release',
    fr: 'Karpathy a publié nanochat sur GitHub en octobre 2024.',
    de: 'Im Oktober 2024 veröffentlichte Karpathy nanochat auf GitHub.',
    es: 'Karpathy publicó nanochat en GitHub en octubre de 2024.',
  },
  {
    claims: 'nanochat-cost',
    fr: 'Avec nanochat, un modèle du niveau de GPT-2 coûte environ 480 dollars.',
    de: 'Mit nanochat kostet ein Modell auf dem Stand von GPT-2 etwa 480 Dollar.',
    es: 'Con nanochat, un modelo del nivel de GPT-2 cuesta unos 480 dólares.',
  },
  {
    claims: 'eureka-announced oai-exit2-then-eureka',
    fr: 'Le 16 juillet 2023, il a annoncé Eureka Labs sur X.',
    de: 'Am 16. Juli 2023 kündigte er auf X Eureka Labs an.',
    es: 'El 16 de julio de 2023 anunció Eureka Labs en X.',
  },
  {
    claims: 'lex-333-date musk-lex-interview',
    fr: 'Il a été l’invité de l’épisode 233 du podcast de Lex Fridman.',
    de: 'Er war in Folge 233 des Podcasts von Lex Fridman zu Gast.',
    es: 'Fue el invitado del episodio 233 del pódcast de Lex Fridman.',
  },
  {
    claims: 'tesla-reports-to-musk',
    fr: 'Chez Tesla, il ne rendait pas compte directement à Elon Musk.',
    de: 'Bei Tesla war er nicht direkt Elon Musk unterstellt.',
    es: 'En Tesla no dependía directamente de Elon Musk.',
  },
  {
    claims: 'tesla-layoffs-229',
    fr: 'Il est parti peu après le renvoi de 129 employés qui annotaient des données à San Mateo.',
    de: 'Er ging kurz nach der Entlassung von 129 Mitarbeitern, die in San Mateo Daten annotierten.',
    es: 'Se marchó poco después del despido de 129 empleados que anotaban datos en San Mateo.',
  },
  {
    claims: 'zth-eight-videos',
    fr: 'La liste Zero to Hero compte douze vidéos.',
    de: 'Die Reihe Zero to Hero hat zwölf Videos.',
    es: 'La lista Zero to Hero tiene doce vídeos.',
  },
  {
    claims: 'llmc-baseline',
    fr: 'Son script llm.c a eu besoin de 90 minutes sur huit processeurs H100.',
    de: 'Sein Skript llm.c brauchte auf acht Prozessoren H100 90 Minuten.',
    es: 'Su script llm.c necesitó 90 minutos en ocho procesadores H100.',
  },
  {
    claims: 'autonomy-day-date',
    fr: 'L’Autonomy Day, où Tesla a présenté sa propre puce, a eu lieu le 22 mai 2019.',
    de: 'Der Autonomy Day, an dem Tesla den eigenen Chip vorstellte, fand am 22. Mai 2019 statt.',
    es: 'El Autonomy Day, en el que Tesla presentó su propio chip, fue el 22 de mayo de 2019.',
  },
  {
    claims: 'oai-exit2-no-drama',
    fr: 'Il a confirmé qu’un événement précis, un drame, avait causé son départ d’OpenAI en 2024.',
    de: 'Er bestätigte, dass ein bestimmtes Ereignis, ein Drama, 2024 der Grund für seinen Weggang von OpenAI war.',
    es: 'Confirmó que un suceso concreto, un drama, causó su marcha de OpenAI en 2024.',
  },
]
