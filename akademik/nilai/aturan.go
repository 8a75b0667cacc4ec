package nilai

import "github.com/pesantren-go/pesantren/dasar"

// ErrAturanBulat says that a rounding is unknown or finer than four decimals.
var ErrAturanBulat = dasar.Aturan("AKD-ATURAN-09")
