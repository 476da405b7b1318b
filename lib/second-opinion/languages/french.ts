/** Beginnings of French words, without accents, with their English words. A page in French is compared with English claims. */
export const FRENCH = `
janvier=january fevrier=february mars=march avril=april mai=may juin=june juillet=july aout=august septembre=september
octobre=october novembre=november decembre=december lundi=monday mardi=tuesday mercredi=wednesday jeudi=thursday
vendredi=friday samedi=saturday dimanche=sunday
annee=year mois=month semaine=week jour=day siecle=century decennie=decade ans=years hier=yesterday
premier=first premiere=first deuxieme=second second=second troisieme=third quatrieme=fourth dernier=last
deux=two trois=three quatre=four cinq=five six=six sept=seven huit=eight neuf=nine dix=ten onze=eleven douze=twelve
treize=thirteen quinze=fifteen vingt=twenty trente=thirty quarante=forty cinquante=fifty cent=hundred mille=thousand
million=million milliard=billion moitie=half double=twice
quitt=leave,left part=leave,left depart=departure,leave demission=resign rejoi=join rejoign=join retour=return,back revien=return
fond=found,founder cofond=cofounder cre=create,found lanc=launch,release annonc=announce publi=publish,release sorti=release,leave
enseign=teach cours=course lecon=lecture conference=talk,lecture etudi=study,student eleve=student,pupil doctorat=phd,doctorate
these=thesis,dissertation memoire=thesis licence=bachelor,degree diplom=degree,graduate master=master universit=university
ecole=school professeur=professor,teacher encadr=supervise directeur=director,supervisor dirig=lead,director chef=head,lead
equipe=team entreprise=company societe=company demarr=start commenc=begin,start fini=finish,end termin=finish,complete
travail=work emploi=job employ=employee poste=post,position role=role devin=become devien=become nomm=name,appoint
nee=born nait=born naissance=birth mort=death,die vecu=live vit=live grandi=grow emigr=move,emigrate demenag=move parent=parent
pere=father mere=mother frere=brother soeur=sister femme=wife,woman mari=husband marie=marry fils=son fille=daughter enfant=child
ecri=write article=article,essay billet=post livre=book film=film video=video chaine=channel blog=blog discours=speech,talk
dit=say,said declar=say,state expliqu=explain affirm=claim,say selon=according crit=criticize appel=call nom=name terme=term
invent=coin,invent mot=word expression=phrase reseau=network neurone=neuron,neural apprentissage=learning profond=deep
apprend=learn appris=learn entrain=train donnee=data modele=model langue=language langage=language naturel=natural
ordinateur=computer logiciel=software code=code ligne=line depot=repository fichier=file programm=program bibliotheque=library
voiture=car vehicule=car,vehicle conduit=drive,driving conduire=drive autonome=autonomous,self-driving camera=camera
capteur=sensor radar=radar image=image vision=vision reconnaiss=recognition parole=speech texte=text mot=word phrase=sentence
intelligence=intelligence artificielle=artificial recherche=research chercheur=researcher science=science scientifique=scientist
informatique=computer,science physique=physics mathematique=mathematics chimie=chemistry prix=prize,price recompense=award
argent=money dollar=dollar euro=euro finance=finance investi=invest milliardaire=billionaire vend=sell vendu=sell achet=buy
ville=city pays=country monde=world etat=state allemand=german francais=french anglais=english espagnol=spanish
etats-unis=united,states allemagne=germany france=france espagne=spain royaume=kingdom europe=europe slovaquie=slovakia
tchecoslovaquie=czechoslovakia pologne=poland autriche=austria chine=china japon=japan canadien=canadian
plus=more moins=less,fewer avant=before apres=after pendant=during depuis=since jamais=never toujours=always,still aucun=no,none
seul=only,alone tous=all toute=all chaque=every quelque=some beaucoup=many peu=few grand=large,big petit=small nouveau=new
ancien=former,old jeune=young vieux=old rapide=fast lent=slow long=long court=short haut=high bas=low meilleur=best pire=worst
devant=before vitesse=speed temps=time heure=hour minute=minute seconde=second taille=size nombre=number part=share
assistant=assistant tuteur=tutor outil=tool machine=machine agent=agent donn=give pris=take prend=take construi=build fait=make,do
montr=show utilis=use aid=help parl=speak,talk pens=think croi=believe sai=know veu=want demand=ask repond=answer gagn=win
conge=leave,sabbatical sabbatique=sabbatical decouv=discover rencontr=meet present=present,show remplac=replace produi=produce
jeu=game,set cube=cube video=video public=public prive=private libre=free,open ouvert=open gratuit=free projet=project but=goal
raison=reason cause=cause probleme=problem erreur=error exemple=example partie=part fin=end debut=beginning,start chat=cat,chat`
