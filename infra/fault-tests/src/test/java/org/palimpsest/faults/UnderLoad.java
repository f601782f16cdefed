package org.palimpsest.faults;

import org.palimpsest.testsupport.ServiceProcess;

/** Both services while commands come in; what became of these is checked at the end. For one test; not thread-safe. */
final class UnderLoad {
    /** Commands that tell that work goes on. */
    private static final int SOME = 20;

    final FaultCluster town = FaultCluster.shared();
    final ReadModels readModels = new ReadModels(town);
    final Ledger ledger = new Ledger();

    /** Sends to the service that is always there, until closed. */
    Senders senders(String name) {
        return senders(name, town.house.commands());
    }

    Senders senders(String name, ServiceProcess to) {
        return new Senders(name, town.house, to.address(), ledger);
    }

    /** Waits until some more were acknowledged. */
    void goesOn() {
        ledger.awaitMore(SOME);
    }

    /** To be called when it goes on, before anything breaks. */
    void begin() {
        goesOn();
        ledger.begin();
    }

    /** Holds log and read models against what was sent, and writes it down. To be called when nothing is sent any more. */
    void check(String fault, int times) {
        var equal = readModels.check();
        Results.add(fault, times, ledger, LogCheck.hold(ledger, town.database), equal);
    }
}
