/** Beginnings of German words, without accents, with their English words. A page in German is compared with English claims. */
export const GERMAN = `
januar=january janner=january februar=february marz=march april=april mai=may juni=june juli=july august=august
september=september oktober=october november=november dezember=december montag=monday dienstag=tuesday mittwoch=wednesday
donnerstag=thursday freitag=friday samstag=saturday sonntag=sunday
jahr=year monat=month woche=week tag=day jahrhundert=century jahrzehnt=decade gestern=yesterday
erst=first zweit=second dritt=third viert=fourth funft=fifth letzt=last zwei=two drei=three vier=four funf=five sechs=six
sieben=seven acht=eight neun=nine zehn=ten elf=eleven zwolf=twelve dreizehn=thirteen funfzehn=fifteen zwanzig=twenty
dreissig=thirty vierzig=forty funfzig=fifty hundert=hundred tausend=thousand million=million milliard=billion halft=half
verliess=leave,left verlass=leave,left ging=go,leave wechsel=move,join kundig=resign,announce trat=join beitr=join
zuruck=return,back kehrt=return ruckkehr=return weggang=departure,leave ausschied=leave ausgeschieden=leave
grund=found,reason gegrund=found,founder mitgrund=cofounder,founder grunder=founder schuf=create erschaff=create start=start,launch
angekund=announce bekannt=announce,known veroffentlich=publish,release erschien=release,appear brachte=bring,release
lehr=teach,teacher unterricht=teach kurs=course vorlesung=lecture,course vortrag=talk,lecture rede=speech,talk stud=study,student
schul=school schuler=student,pupil promov=phd,doctorate doktor=phd,doctorate dissertation=dissertation,thesis abschluss=degree
masterarbeit=thesis,master bachelor=bachelor diplom=degree universitat=university hochschul=university professor=professor
betreu=supervise,advisor leit=lead,director,head chef=head,chief direktor=director team=team mannschaft=team
unternehmen=company firma=company gesellschaft=company,society beg=begin,start endet=end arbeit=work stelle=position,job
mitarbeiter=employee angestellt=employee rolle=role wurde=become ernannt=appoint,name gebor=born geburt=birth starb=die tod=death
lebt=live aufgewachs=grow wuchs=grow zog=move auswander=emigrate,move eltern=parent vater=father mutter=mother bruder=brother
schwester=sister frau=wife,woman mann=husband,man heirat=marry sohn=son tochter=daughter kind=child
schrieb=write schreib=write geschrieben=write artikel=article aufsatz=essay,paper beitrag=post,contribution buch=book film=film
video=video kanal=channel blog=blog sagt=say,said erklar=explain,say behaupt=claim laut=according kriti=criticize nenn=call,name
nannte=call,name name=name begriff=term,phrase prag=coin erfand=invent erfund=invent wort=word ausdruck=phrase netz=network
neuronal=neural neuron=neuron lern=learn,learning tief=deep train=train daten=data datensatz=dataset,data modell=model
sprach=language,speech sprech=speak natur=natural rechner=computer computer=computer software=software code=code zeile=line
programm=program bibliothek=library auto=car fahrzeug=car,vehicle wagen=car fahr=drive,driving selbstfahr=self-driving,autonomous
autonom=autonomous kamera=camera sensor=sensor radar=radar bild=image,picture sehen=vision,see erkenn=recognition satz=sentence
intelligenz=intelligence kunstlich=artificial forsch=research,researcher wissenschaft=science,scientist informatik=computer,science
physik=physics mathematik=mathematics chemie=chemistry preis=prize,price auszeichnung=award geld=money dollar=dollar
investi=invest verkauf=sell kauf=buy stadt=city land=country welt=world staat=state deutsch=german franzos=french englisch=english
spanisch=spanish deutschland=germany frankreich=france vereinigt=united osterreich=austria polen=poland slowakei=slovakia
tschechoslowakei=czechoslovakia kanad=canada,canadian china=china japan=japan kalifornien=california
mehr=more weniger=less,fewer vor=before,ago nach=after wahrend=during seit=since nie=never niemals=never immer=always noch=still
kein=no,none nur=only allein=alone alle=all jede=every einige=some viel=many wenig=few gross=large,big klein=small neu=new
ehemalig=former fruher=former,earlier jung=young alt=old schnell=fast langsam=slow lang=long kurz=short hoch=high niedrig=low
best=best schlecht=bad,worst geschwindigkeit=speed zeit=time stunde=hour minute=minute sekunde=second grosse=size anzahl=number
zahl=number anteil=share assistent=assistant werkzeug=tool maschine=machine agent=agent gab=give nahm=take nimmt=take bau=build
gebaut=build zeig=show verwend=use benutz=use nutz=use hilf=help denk=think glaub=believe weiss=know wollt=want will=want frag=ask
antwort=answer gewann=win gewonnen=win auszeit=leave,sabbatical sabbat=sabbatical entdeck=discover traf=meet stellt=present,introduce
ersetz=replace produz=produce spiel=game wurfel=cube offentlich=public privat=private frei=free offen=open kostenlos=free
projekt=project ziel=goal ursache=cause problem=problem fehler=error beispiel=example teil=part ende=end anfang=beginning,start
katz=cat halbleiter=chip chip=chip haupt=main aufgab=task gesprach=conversation,interview interview=interview folge=episode`
