package org.palimpsest.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The side of Palimpsest that decides. Needs a MongoDB replica set and the secret under which tokens are signed. */
@SpringBootApplication(scanBasePackages = {"org.palimpsest.command", "org.palimpsest.web"}, proxyBeanMethods = false)
public class CommandService {

    public static void main(String[] args) {
        SpringApplication.run(CommandService.class, args);
    }
}
