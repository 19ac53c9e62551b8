# Cifrado
vault-ask = Contraseña de { $name }:
vault-new = Contraseña nueva:
vault-again = Otra vez:
vault-wrong = No es esa.
vault-differ = No coinciden; escríbela de nuevo.
vault-warning = Sin esta contraseña nadie podrá abrir el archivo, y nadie puede recuperarla: guárdala también en otro sitio.
cli-encrypt = Cifra la agenda con una contraseña
cli-encrypt-more =
    Desde entonces, sin la contraseña nadie lee el archivo ni sus copias de seguridad: si se olvida, nadie puede
    recuperarla. La agenda nueva se escribe aparte y se revisa antes de ocupar el lugar de la otra, que se sobrescribe.
    La contraseña se pide sin mostrarla. También se toma del archivo de CARTERA_PASSPHRASE_FILE, de CARTERA_PASSPHRASE,
    de security.passphrase_command o del llavero del escritorio.
    Con --json: encrypted, backups (converted, deleted, left), legible, keyring.
cli-encrypt-change = Da otra contraseña a la agenda ya cifrada
cli-opt-backups = Las copias que ya hay: convert (las cambia también), delete (las borra) o keep (quedan como están)
cli-val-backups = QUÉ
cli-encrypt-keyring = Guarda la contraseña en el llavero del escritorio
cli-opt-passphrase-file = Lee la contraseña de la primera línea de un archivo
cli-decrypt = Quita el cifrado de la agenda
cli-decrypt-more =
    Desde entonces cualquiera que pueda leer el archivo lee la agenda. Las copias de seguridad siguen cifradas con su
    contraseña, salvo con --backups convert.
    Con --json: encrypted, backups (converted, deleted, left), legible, keyring.
cli-encrypt-done = agenda cifrada: { $path } solo se abre con la contraseña
cli-encrypt-changed = contraseña cambiada: { $path } solo se abre con la nueva
cli-encrypt-again = la agenda { $path } ya estaba cifrada
cli-decrypt-done = la agenda { $path } ya no está cifrada
cli-vault-converted = { $n ->
    [one] 1 copia de seguridad cambiada también
   *[other] { $n } copias de seguridad cambiadas también
}
cli-vault-deleted = { $n ->
    [one] 1 copia de seguridad borrada
   *[other] { $n } copias de seguridad borradas
}
cli-vault-left = { $n ->
    [one] 1 copia de seguridad queda como estaba: legible o con otra contraseña
   *[other] { $n } copias de seguridad quedan como estaban: legibles o con otra contraseña
}
cli-vault-left-encrypted = { $n ->
    [one] 1 copia de seguridad queda como estaba; si está cifrada, sigue pidiendo la contraseña
   *[other] { $n } copias de seguridad quedan como estaban; las cifradas siguen pidiendo la contraseña
}
cli-vault-legible = sin cifrar, y lo puede leer cualquiera que pueda abrir el archivo: { $path }
cli-vault-keyring = el llavero del escritorio guarda la contraseña
cli-vault-elsewhere = Lo exportado, las hojas impresas y la carpeta que se comparte con el teléfono no están cifrados.
cli-backup-encrypt = Cifra la copia con una contraseña propia; hay que decir en qué archivo
cli-export-encrypt = Cifra el archivo con una contraseña; se abre con «cartera import» o con la herramienta age
error-store-locked = { $path } está cifrado y hace falta su contraseña.
error-store-wrong-key = esa contraseña no abre { $path }: o es otra, o el comienzo del archivo está dañado, y entonces «cartera salvage» salva lo que hay detrás. No se ha cambiado nada. Una contraseña olvidada no se puede recuperar.
error-salvage-key = esa contraseña no abre nada de { $path }: o es otra, o se perdió el comienzo del archivo, sin el cual la contraseña no sirve, y ninguna copia de seguridad lo tiene. Entonces aparta el archivo y «cartera restore» vuelve a una copia de seguridad. No se ha cambiado nada.
error-store-in-use = otro programa tiene abierto { $path }: ciérralo y vuelve a intentarlo. No se ha cambiado nada.
error-vault-given-up = sin la contraseña no se puede abrir; no se ha cambiado nada.
error-vault-no-terminal = hace falta una contraseña y no hay dónde pedirla: ejecútalo en una terminal, o pon CARTERA_PASSPHRASE_FILE o security.passphrase_command.
error-vault-source = no se pudo leer la contraseña de { $from }: { $detail }
error-vault-short = la contraseña es demasiado corta: usa al menos { $least } caracteres. No se ha cambiado nada.
error-vault-encrypted = la agenda ya está cifrada; «cartera encrypt --change» le da otra contraseña.
error-vault-plain = la agenda no está cifrada; «cartera encrypt» la cifra.
error-vault-no-agenda = no hay agenda en { $path }.
error-vault-keyring = la agenda está cifrada, pero el llavero del escritorio no guardó la contraseña: { $detail }
error-vault-backup-where = di en qué archivo: cartera backup --encrypt ARCHIVO.
error-sealed-passphrase = esa contraseña no abre { $path }; no se ha importado nada.
error-sealed-other = { $path } no se abre con una contraseña, sino con una clave: ábrelo antes con la herramienta age.
error-sealed-damaged = { $path } está dañado o incompleto: no se ha importado nada.
