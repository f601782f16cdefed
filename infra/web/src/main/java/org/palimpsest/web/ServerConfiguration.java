package org.palimpsest.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The server below it all: what a connection may take. Spring Boot applies every bean that customizes the server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionTimeouts.class)
class ServerConfiguration {}
