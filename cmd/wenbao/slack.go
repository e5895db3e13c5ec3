package main

import (
	"errors"

	"github.com/spf13/cobra"
)

func (a *app) slackCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "slack",
		Short:   "运行Slack机器人",
		Example: "  wenbao slack",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			return errors.New("no Slack in this build")
		},
	}
}
