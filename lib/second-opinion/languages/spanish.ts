/** Beginnings of Spanish words, without accents, with their English words. A page in Spanish is compared with English claims. */
export const SPANISH = `
enero=january febrero=february marzo=march abril=april mayo=may junio=june julio=july agosto=august septiembre=september
setiembre=september octubre=october noviembre=november diciembre=december lunes=monday martes=tuesday miercoles=wednesday
jueves=thursday viernes=friday sabado=saturday domingo=sunday
ano=year mes=month semana=week dia=day siglo=century decada=decade ayer=yesterday primer=first segund=second tercer=third
cuart=fourth quint=fifth ultim=last dos=two tres=three cuatro=four cinco=five seis=six siete=seven ocho=eight nueve=nine diez=ten
once=eleven doce=twelve trece=thirteen quince=fifteen veinte=twenty treinta=thirty cuarenta=forty cincuenta=fifty cien=hundred
ciento=hundred mil=thousand millon=million mitad=half doble=twice
dej=leave,left abandon=leave,left sali=leave,left marcha=leave,departure renunci=resign uni=join incorpor=join ingres=join
regres=return,back volv=return,back vuelt=return fund=found,founder cofund=cofounder,founder cre=create,found lanz=launch,release
anunci=announce public=publish,release,public aparec=appear ensen=teach impart=teach curso=course clase=class,lecture leccion=lecture
charla=talk conferencia=talk,lecture discurso=speech estudi=study,student alumn=student,pupil doctor=phd,doctorate tesis=thesis,dissertation
licenci=bachelor,degree grado=degree graduad=graduate master=master maestria=master universidad=university escuela=school
profesor=professor,teacher maestro=teacher supervis=supervise director=director,supervisor dirig=lead,director jefe=head,chief
equipo=team empresa=company compania=company empez=begin,start comenz=begin,start termin=finish,complete acab=finish,end
trabaj=work empleo=job emplead=employee puesto=position,post cargo=position,role papel=role convirt=become nombr=name,appoint
naci=born nacimiento=birth muri=die muerte=death viv=live crecio=grow emigr=emigrate,move mud=move padres=parent padre=father
madre=mother hermano=brother hermana=sister mujer=wife,woman esposa=wife marido=husband esposo=husband casa=marry,house hijo=son
hija=daughter nino=child escrib=write articulo=article ensayo=essay entrada=post libro=book pelicula=film video=video canal=channel
blog=blog dijo=say,said dice=say explic=explain afirm=claim,say segun=according critic=criticize llam=call,name nombre=name
termino=term acun=coin invent=invent,coin palabra=word expresion=phrase frase=phrase,sentence red=network redes=network neuron=neural
aprendiz=learning aprend=learn profund=deep entren=train datos=data modelo=model lengua=language idioma=language natural=natural
ordenador=computer computador=computer software=software codigo=code linea=line repositorio=repository archivo=file program=program
biblioteca=library coche=car automovil=car vehiculo=car,vehicle conduc=drive,driving autonom=autonomous,self-driving camara=camera
sensor=sensor radar=radar imagen=image vision=vision reconoc=recognition habla=speech,speak texto=text inteligencia=intelligence
artificial=artificial investig=research,researcher ciencia=science cientific=scientist informatica=computer,science fisica=physics
matematica=mathematics quimica=chemistry premio=prize,award precio=price dinero=money dolar=dollar invert=invest invirt=invest
vend=sell compr=buy ciudad=city pais=country mundo=world estado=state aleman=german frances=french ingles=english espanol=spanish
unidos=united alemania=germany francia=france espana=spain eslovaquia=slovakia checoslovaquia=czechoslovakia polonia=poland
austria=austria canad=canada,canadian china=china japon=japan mas=more menos=less,fewer antes=before despues=after tras=after
durante=during desde=since nunca=never jamas=never siempre=always todavia=still aun=still ningun=no,none solo=only,alone tod=all
cada=every algun=some mucho=many poco=few grande=large,big pequen=small nuev=new antigu=former,old joven=young viejo=old
rapid=fast lent=slow largo=long corto=short alto=high bajo=low mejor=best peor=worst velocidad=speed tiempo=time hora=hour
minuto=minute segundo=second tamano=size numero=number parte=part,share asistente=assistant tutor=tutor herramienta=tool
maquina=machine agente=agent dio=give tom=take constru=build hizo=make,do hacer=make,do mostr=show muestr=show usa=use uso=use utiliz=use
ayud=help pens=think cree=believe sab=know quer=want quier=want pregunt=ask respond=answer gan=win permiso=leave sabatic=sabbatical
descub=discover conoc=meet,know present=present,introduce reemplaz=replace sustitu=replace produc=produce juego=game cubo=cube
privad=private libre=free,open abiert=open gratuit=free proyecto=project objetivo=goal meta=goal razon=reason causa=cause
problema=problem error=error ejemplo=example fin=end final=end principio=beginning,start inicio=beginning,start gato=cat
entrevista=interview episodio=episode capitulo=chapter,episode chip=chip tarea=task`
