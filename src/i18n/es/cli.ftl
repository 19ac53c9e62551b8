### Lo que dicen las órdenes de la línea de comandos.
