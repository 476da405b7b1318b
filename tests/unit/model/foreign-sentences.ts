import { textTable } from '@/tests/text-table'
import type { PageLanguage } from '@/lib/model/languages/page-language'

/** Sentences with one wrong detail each, written for this test, and the claims of the bundled dossier that show it. */
export const FOREIGN_SENTENCES: readonly ({ claims: string } & Record<PageLanguage, string>)[] = textTable`
  toronto-bsc-years|Entre 2004 et 2008, il a étudié à l’université de Toronto, où il a obtenu sa licence.|Von 2004 bis 2008 studierte er an der Universität Toronto und machte dort seinen Bachelor.|Entre 2004 y 2008 estudió en la Universidad de Toronto, donde obtuvo su licenciatura.
  toronto-majors-minor|À Toronto, ses matières principales étaient l’informatique et la chimie, avec un peu de mathématiques.|In Toronto studierte er Informatik und Chemie, mit Mathematik als Nebenfach.|En Toronto estudió informática y química, con matemáticas como materia secundaria.
  ubc-advisor|À l’UBC, Andrew Ng a encadré son travail de master.|An der UBC betreute Andrew Ng seine Masterarbeit.|En la UBC, Andrew Ng supervisó su trabajo de máster.
  phd-advisor|À Stanford, sa directrice de thèse fut Daphne Koller.|Seine Doktormutter in Stanford war Daphne Koller.|En Stanford, la directora de su tesis doctoral fue Daphne Koller.
  phd-internship-2015 phd-internships-three|Son dernier stage de doctorat, à l’été 2014, s’est déroulé chez DeepMind.|Das letzte Praktikum seiner Promotion absolvierte er im Sommer 2014 bei DeepMind.|Sus últimas prácticas de doctorado fueron en DeepMind, en el verano de 2014.
  cs231n-first-offering cs231n-two-offerings|Le cours cs231n a été donné pour la première fois à Stanford pendant l’hiver 2016.|Der Kurs cs231n wurde in Stanford zum ersten Mal im Winter 2016 unterrichtet.|El curso cs231n se impartió por primera vez en Stanford en el invierno de 2016.
  micrograd-size zth-entry-exit|micrograd compte environ 300 lignes de Python réparties en deux fichiers.|micrograd besteht aus etwa 300 Zeilen Python in zwei Dateien.|micrograd tiene unas 300 líneas de Python en dos archivos.
  zth-build-gpt zth-build-gpt-companion|La leçon « Let’s build GPT » est sortie sur YouTube en mars 2023.|Die Vorlesung „Let’s build GPT“ erschien im März 2023 auf YouTube.|La lección «Let’s build GPT» apareció en YouTube en marzo de 2023.
  oai-exit2-date oai-second-exit-2024 oai-exit2-date-conflict oai-exit2-then-eureka|En mars 2024, il a quitté OpenAI pour la deuxième fois.|Im März 2024 verließ er OpenAI zum zweiten Mal.|En marzo de 2024 dejó OpenAI por segunda vez.
  aiday-date-first aiday-with-musk|Tesla a organisé son premier AI Day le 19 août 2020.|Tesla veranstaltete seinen ersten AI Day am 19. August 2020.|Tesla celebró su primer AI Day el 19 de agosto de 2020.
  aiday-synthetic-animal aiday-animal-senses|Lors de l’AI Day 2021, il a comparé la voiture à une plante synthétique.|Beim AI Day 2021 verglich er das Auto mit einer synthetischen Pflanze.|En el AI Day de 2021 comparó el coche con una planta sintética.
  sw2-publication-date sw2-date-basis|Son essai « Software 2.0 » a paru sur Medium en novembre 2018.|Sein Aufsatz „Software 2.0“ erschien im November 2018 auf Medium.|Su ensayo «Software 2.0» se publicó en Medium en noviembre de 2018.
  nanochat-release|Karpathy a publié nanochat sur GitHub en octobre 2024.|Im Oktober 2024 veröffentlichte Karpathy nanochat auf GitHub.|Karpathy publicó nanochat en GitHub en octubre de 2024.
  nanochat-cost|Avec nanochat, un modèle du niveau de GPT-2 coûte environ 480 dollars.|Mit nanochat kostet ein Modell auf dem Stand von GPT-2 etwa 480 Dollar.|Con nanochat, un modelo del nivel de GPT-2 cuesta unos 480 dólares.
  eureka-announced oai-exit2-then-eureka|Le 16 juillet 2023, il a annoncé Eureka Labs sur X.|Am 16. Juli 2023 kündigte er auf X Eureka Labs an.|El 16 de julio de 2023 anunció Eureka Labs en X.
  lex-333-date musk-lex-interview|Il a été l’invité de l’épisode 233 du podcast de Lex Fridman.|Er war in Folge 233 des Podcasts von Lex Fridman zu Gast.|Fue el invitado del episodio 233 del pódcast de Lex Fridman.
  tesla-reports-to-musk|Chez Tesla, il ne rendait pas compte directement à Elon Musk.|Bei Tesla war er nicht direkt Elon Musk unterstellt.|En Tesla no dependía directamente de Elon Musk.
  tesla-layoffs-229|Il est parti peu après le renvoi de 129 employés qui annotaient des données à San Mateo.|Er ging kurz nach der Entlassung von 129 Mitarbeitern, die in San Mateo Daten annotierten.|Se marchó poco después del despido de 129 empleados que anotaban datos en San Mateo.
  zth-eight-videos|La liste Zero to Hero compte douze vidéos.|Die Reihe Zero to Hero hat zwölf Videos.|La lista Zero to Hero tiene doce vídeos.
  llmc-baseline|Son script llm.c a eu besoin de 90 minutes sur huit processeurs H100.|Sein Skript llm.c brauchte auf acht Prozessoren H100 90 Minuten.|Su script llm.c necesitó 90 minutos en ocho procesadores H100.
  autonomy-day-date|L’Autonomy Day, où Tesla a présenté sa propre puce, a eu lieu le 22 mai 2019.|Der Autonomy Day, an dem Tesla den eigenen Chip vorstellte, fand am 22. Mai 2019 statt.|El Autonomy Day, en el que Tesla presentó su propio chip, fue el 22 de mayo de 2019.
  oai-exit2-no-drama|Il a confirmé qu’un événement précis, un drame, avait causé son départ d’OpenAI en 2024.|Er bestätigte, dass ein bestimmtes Ereignis, ein Drama, 2024 der Grund für seinen Weggang von OpenAI war.|Confirmó que un suceso concreto, un drama, causó su marcha de OpenAI en 2024.
`.map(([claims = '', fr = '', de = '', es = '']) => ({ claims, fr, de, es }))
