-- The outbox: messages that wait to be sent. A row lives until it is sent; one
-- that was given up (mati) stays for a person to look at. berikut is the moment
-- of the next attempt, in microseconds; a worker that has taken the row moves
-- it ahead for as long as it may need.
CREATE TABLE kotak_keluar (
	lembaga TEXT NOT NULL,
	id      TEXT NOT NULL,
	topik   TEXT NOT NULL,
	isi     BYTEA NOT NULL,
	dibuat  BIGINT NOT NULL,
	coba    INTEGER NOT NULL,
	berikut BIGINT NOT NULL,
	mati    BOOLEAN NOT NULL,
	galat   TEXT NOT NULL,
	PRIMARY KEY (lembaga, id)
);
CREATE INDEX kotak_keluar_antre ON kotak_keluar (lembaga, berikut, id) WHERE NOT mati;
CREATE INDEX kotak_keluar_berikut ON kotak_keluar (berikut) WHERE NOT mati;
CREATE INDEX kotak_keluar_mati ON kotak_keluar (lembaga, id) WHERE mati;

-- What calls gave, under the Idempotency-Key of their callers.
CREATE TABLE ulang (
	lembaga TEXT NOT NULL,
	operasi TEXT NOT NULL,
	kunci   TEXT NOT NULL,
	sidik   BYTEA NOT NULL,
	hasil   TEXT NOT NULL,
	pada    BIGINT NOT NULL,
	PRIMARY KEY (lembaga, operasi, kunci)
);
CREATE INDEX ulang_pada ON ulang (lembaga, pada);
