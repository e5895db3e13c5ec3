valgrind: .//tmp/pf/dl7-bin: No such file or directory
