# La historia de un cliente, como texto para leer.

story-people = Personas
story-open = Pendiente
story-opportunities = Oportunidades
story-purchases = Compras
story-past = Lo que pasó
