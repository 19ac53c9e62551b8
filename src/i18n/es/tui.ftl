### Lo que dicen las pantallas.
