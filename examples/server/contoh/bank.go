package contoh

import "context"

func (p *Pelari) cocokkan(ctx context.Context) error { return ctx.Err() }
