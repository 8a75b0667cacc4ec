package keuanganbun

import (
	"errors"
	"strings"

	"github.com/pesantren-go/pesantren/dasar/dasarbun"
	"github.com/pesantren-go/pesantren/keuangan"
)

// terjemah is [dasarbun.Translate] for statements that add up money: a sum
// that a BIGINT cannot hold is [keuangan.ErrJumlah] on both databases.
func terjemah(err error) error {
	var pg interface{ SQLState() string }
	if errors.As(err, &pg) && pg.SQLState() == "22003" || err != nil && strings.Contains(err.Error(), "integer overflow") {
		return keuangan.ErrJumlah.Invalidf("jumlah melebihi batas bilangan").Karena(err)
	}
	return dasarbun.Translate(err)
}
