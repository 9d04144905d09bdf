/** Spanish, the basics. */
import type { Language } from '../language.js';

export const spanish: Language = {
  code: 'es',
  phrases: {
    decided: [
      'hemos|se ha? decidido|acordado|quedado',
      'decidimos|acordamos|quedamos que|en|usar|con|por',
      '^decision:|acuerdo:|conclusion:|resultado:|plan:|decidido:|acordado:',
      'la decision|conclusion es',
      'el plan|acuerdo es',
      'vamos con|por',
      'nos quedamos con',
      'entonces vamos|usamos|hacemos|quedamos',
    ],
    suggested: [
      'propongo|sugiero',
      'vamos a',
      'mi propuesta es',
      'podriamos|deberiamos',
      'hagamos|usemos|dejemos',
    ],
    found: [
      'resulta|resulto que|ser',
      'el problema|error|fallo|motivo era|es|fue',
      'la causa|solucion era|es|fue',
      'era porque|por',
    ],
    agrees: [
      'de acuerdo',
      'me parece bien|perfecto|genial',
      '^si|vale|ok|perfecto|claro|genial|hecho',
      'suena bien',
      'buena idea',
    ],
    helped: ['eso|esto funciono|funciona|ayudo|sirvio', 'ya? funciona|funciono', 'asi funciona'],
    reserves: ['pero|aunque|salvo|excepto'],
    undecided: [
      'si|cuando|hasta|antes nosotros|decidimos|vamos|hemos|que',
      'no hemos|se|decidimos|acordamos|esta',
      'todavia|aun no',
      'ya veremos',
    ],
    wondered: [
      'pregunta|preguntas abierta|abiertas|pendiente|pendientes',
      'falta|queda|hay que por? decidir|aclarar|definir',
      'no esta claro',
      'por definir|decidir',
    ],
    rhetorical: [
      ', no|verdad|vale|cierto$',
      '^no|verdad|que|como|ok|vale$',
      '^en serio',
      'que tal',
      'como estas|estais|va',
    ],
    dodged: [
      'no se|lo',
      'ni idea',
      'buena pregunta',
      'no estoy seguro|segura',
      'voy a mirar|ver|preguntar',
      'dejame ver|mirar',
    ],
    settled: ['gracias', 'ya esta', 'ya lo encontre|tengo|entiendo', 'entendido', 'perfecto'],
    promised: ['voy a', 'yo me?', 'me'],
    asked: ['puedes|podrias|podeis', 'por favor'],
    assigned: ['va a', 'se encarga|ocupa', 'hara|enviara|escribira|revisara|preparara'],
    listed: ['^tarea:|tareas:|todo:|pendientes:', '^proximos pasos:?', '^siguientes pasos:?'],
    done: ['^hecho|listo|aqui|ya', 'ya lo|la|esta|he', 'he abierto|enviado|escrito|subido|creado|hecho'],
  },
  tasks: [
    'abrir|escribir|enviar|mandar|crear|preparar|hacer|publicar|documentar|arreglar|actualizar|hablar|preguntar|revisar',
    'abro|escribo|envio|mando|creo|preparo|hago|publico|documento|arreglo|actualizo|pregunto|reviso',
    'encargo|ocupo',
  ],
  errands: ['mirar|probar|ver|comprobar|miro|pruebo|compruebo'],
};
