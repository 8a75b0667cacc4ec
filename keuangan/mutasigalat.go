package keuangan

import "github.com/pesantren-go/pesantren/dasar"

var (
	// ErrMutasiVersi says that a bank row moved on since it was read.
	ErrMutasiVersi = dasar.Aturan("KEU-MUTASI-06")
	// ErrMutasiGanda says that a payment belongs to another bank row already.
	ErrMutasiGanda = dasar.Aturan("KEU-MUTASI-07")
	// ErrMutasiTiada says that a bank row does not exist here.
	ErrMutasiTiada = dasar.Aturan("KEU-MUTASI-08")
	// ErrRekening says that the bank account of a statement is not named.
	ErrRekening = dasar.Aturan("KEU-MUTASI-09")
	// ErrPratinjauBasi says that the statement would now be read differently
	// from what was previewed.
	ErrPratinjauBasi = dasar.Aturan("KEU-MUTASI-10")
	// ErrBrankas says that texts of bank rows cannot be sealed or opened here.
	ErrBrankas = dasar.Aturan("KEU-MUTASI-11")
)
